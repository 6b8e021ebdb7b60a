// What glibc does not show to Swift: two system calls newer than its headers, and the signal
// and file-descriptor manners that need C macros.
#ifndef GOVPACK_CSYSTEM_H
#define GOVPACK_CSYSTEM_H

#include <stddef.h>
#include <stdint.h>

/// openat2(2): opens PATH below DIRECTORY without ever leaving it (RESOLVE_BENEATH): `..`,
/// absolute links and links out of the folder fail with EXDEV. Returns a descriptor or -errno.
int gp_open_beneath(int directory, const char *path, int flags);

/// renameat2(2) with RENAME_EXCHANGE: both paths must exist; they change places in one step.
/// Returns 0 or -errno.
int gp_exchange(int directory, const char *first, const char *second);

/// renameat2(2) with RENAME_NOREPLACE: fails with EEXIST where the target exists.
/// Returns 0 or -errno.
int gp_rename_new(int directory, const char *from, const char *to);

#endif
