#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

const int gp_path_only = O_PATH;

int gp_open_beneath(int directory, const char *path, int flags) {
  struct open_how how = {.flags = (uint64_t)(flags | O_CLOEXEC), .resolve = RESOLVE_BENEATH};
  long descriptor;
  // EAGAIN: something was renamed meanwhile and the kernel could not be sure of the path.
  int races = 0;
  do {
    descriptor = syscall(SYS_openat2, directory, path, &how, sizeof how);
  } while (descriptor < 0 && (errno == EINTR || (errno == EAGAIN && ++races < 100)));
  return descriptor < 0 ? -errno : (int)descriptor;
}

int gp_exchange(int directory, const char *first, const char *second) {
  return renameat2(directory, first, directory, second, RENAME_EXCHANGE) == 0 ? 0 : -errno;
}

int gp_rename_new(int directory, const char *from, const char *to) {
  return renameat2(directory, from, directory, to, RENAME_NOREPLACE) == 0 ? 0 : -errno;
}

int gp_sync_file_system(int descriptor) {
  int result;
  do {
    result = syncfs(descriptor);
  } while (result != 0 && errno == EINTR);
  return result == 0 ? 0 : -errno;
}

void gp_begin_writing(int descriptor, int64_t offset, int64_t count) {
  sync_file_range(descriptor, offset, count, SYNC_FILE_RANGE_WRITE);
}

const char *gp_next_entry(DIR *stream, unsigned char *type, int *failure) {
  errno = 0;
  struct dirent *entry = readdir(stream);
  *failure = entry == NULL ? errno : 0;
  if (entry == NULL) return NULL;
  *type = entry->d_type;
  return entry->d_name;
}

int gp_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0 ? 0 : -errno; }

int gp_memory_file(void) {
  int descriptor = memfd_create("govpack", MFD_CLOEXEC);
  return descriptor < 0 ? -errno : descriptor;
}

const char *gp_error_text(int code) { return strerrordesc_np(code); }

void gp_share_arenas(void) {
#ifdef M_ARENA_MAX
  mallopt(M_ARENA_MAX, 3);
  // With a threshold of its own each, so that a buffer of some hundred KB that is made anew for each
  // piece of work need not come from the kernel, and be cleared by it, every time.
  mallopt(M_MMAP_THRESHOLD, 2 << 20);
  mallopt(M_TRIM_THRESHOLD, 4 << 20);
#endif
}

void gp_return_free_memory(void) {
#ifdef M_ARENA_MAX
  malloc_trim(0);
#endif
}
