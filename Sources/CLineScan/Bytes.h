// What every file of this target uses.
#ifndef GOVPACK_CLINESCAN_BYTES_H
#define GOVPACK_CLINESCAN_BYTES_H

#include <stdint.h>
#include <string.h>

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

static inline uint64_t load64(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  return word;
}

static inline int is_digit(uint8_t byte) { return (uint8_t)(byte - '0') <= 9; }

#endif
