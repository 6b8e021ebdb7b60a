// What glibc does not show to Swift: system calls newer than its headers, and what sits behind
// _GNU_SOURCE or inside a struct whose size Swift cannot know.
#ifndef GOVPACK_CSYSTEM_H
#define GOVPACK_CSYSTEM_H

#include <dirent.h>
#include <stddef.h>
#include <stdint.h>

/// O_PATH: names a file without opening it for reading.
extern const int gp_path_only;

/// openat2(2): opens PATH below DIRECTORY without ever leaving it (RESOLVE_BENEATH): `..`,
/// absolute links and links out of the folder fail with EXDEV. Returns a descriptor or -errno.
int gp_open_beneath(int directory, const char *path, int flags);

/// renameat2(2) with RENAME_EXCHANGE: both paths must exist; they change places in one step.
/// Returns 0 or -errno.
int gp_exchange(int directory, const char *first, const char *second);

/// renameat2(2) with RENAME_NOREPLACE: fails with EEXIST where the target exists.
/// Returns 0 or -errno.
int gp_rename_new(int directory, const char *from, const char *to);

/// syncfs(2): writes out everything of the file system that DESCRIPTOR is on.
/// Returns 0 or -errno.
int gp_sync_file_system(int descriptor);

/// sync_file_range(2): lets the disk begin with these bytes of a file, and does not wait for it. That
/// it cannot is no error: who needs them on the disk syncs.
void gp_begin_writing(int descriptor, int64_t offset, int64_t count);

/// readdir(3): the name of the next entry, valid until the next call; NULL at the end, or with
/// *FAILURE set to errno. *TYPE is the entry's DT_… value.
const char *gp_next_entry(DIR *stream, unsigned char *type, int *failure);

/// pipe2(2) with O_CLOEXEC: ENDS[0] is for reading, ENDS[1] for writing. Returns 0 or -errno.
int gp_pipe(int ends[2]);

/// memfd_create(2) with MFD_CLOEXEC: an open file without a name. Returns a descriptor or -errno.
int gp_memory_file(void);

/// mallopt(3): at most three arenas (the first thread's and one for each
/// of two others, which would wait for each other at every allocation), and what is freed at their top goes back to the system. Does
/// nothing where the C library is not glibc.
void gp_share_arenas(void);

/// malloc_trim(3): gives whole free pages back to the system, wherever they lie. Does nothing where
/// the C library is not glibc.
void gp_return_free_memory(void);

/// The system's words for an errno value, in English whatever the locale; NULL for none known.
const char *gp_error_text(int code);

#endif
