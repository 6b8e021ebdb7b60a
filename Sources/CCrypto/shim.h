// The functions on a digest's plain state are marked as deprecated, in favour of ones whose state
// cannot be kept between two runs of a program.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
