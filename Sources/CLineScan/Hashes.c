#include "Bytes.h"
#include "CLineScan.h"

static inline uint64_t fold(uint64_t a, uint64_t b) {
  __uint128_t product = (__uint128_t)a * b;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static const uint64_t primes[4] = {0x9E3779B97F4A7C15ull, 0xD6E8FEB86659FD93ull,
                                   0xA0761D6478BD642Full, 0xE7037ED1A0B428DBull};

gp_hash128 gp_hash(const uint8_t *bytes, size_t length, uint64_t seed) {
  return gp_hash_more((gp_hash128){seed ^ primes[0], seed + primes[1]}, bytes, length);
}

/// Four chains that do not wait for each other; each byte goes into two of them.
typedef struct { uint64_t a, b, c, d; } chains;

static inline chains chains_begin(gp_hash128 before, size_t length) {
  uint64_t a = before.high ^ length, b = before.low + length;
  return (chains){a, b, a + primes[2], b ^ primes[3]};
}

static inline gp_hash128 chains_end(chains s, uint64_t w0, uint64_t w1, uint64_t w2, uint64_t w3) {
  uint64_t a = fold(s.a ^ w0, w1 ^ primes[0]), b = fold(s.b ^ w2, w3 ^ primes[1]);
  uint64_t c = fold(s.c ^ w1, w3 ^ primes[2]), d = fold(s.d ^ w0, w2 ^ primes[3]);
  return (gp_hash128){fold(a ^ c, b + primes[0]) ^ d, fold(b ^ d, a + primes[1]) + c};
}

gp_hash128 gp_hash_more(gp_hash128 before, const uint8_t *bytes, size_t length) {
  chains s = chains_begin(before, length);
  const uint8_t *at = bytes;
  size_t rest = length;
  for (; rest >= 32; rest -= 32, at += 32) {
    uint64_t w0 = load64(at), w1 = load64(at + 8), w2 = load64(at + 16), w3 = load64(at + 24);
    s.a = fold(s.a ^ w0, w1 ^ primes[0]);
    s.b = fold(s.b ^ w2, w3 ^ primes[1]);
    s.c = (s.c ^ w1) * primes[2] + w3;
    s.d = (s.d ^ w0) * primes[3] + w2;
    s.c ^= s.c >> 29;
    s.d ^= s.d >> 31;
  }
  uint8_t tail[32] = {0};
  memcpy(tail, at, rest);
  return chains_end(s, load64(tail), load64(tail + 8), load64(tail + 16), load64(tail + 24));
}

/// Eight bytes, of which those from the LENGTH-th on count as zero.
static inline uint64_t load_some(const uint8_t *at, ptrdiff_t length) {
  if (length >= 8) return load64(at);
  return length <= 0 ? 0 : load64(at) & ((1ull << (length * 8)) - 1);
}

gp_hash128 gp_hash_text(const uint8_t *bytes, size_t length) {
  if (length >= 32) return gp_hash(bytes, length, 0);
  chains s = chains_begin((gp_hash128){primes[0], primes[1]}, length);
  ptrdiff_t rest = (ptrdiff_t)length;
  return chains_end(s, load_some(bytes, rest), load_some(bytes + 8, rest - 8),
                    load_some(bytes + 16, rest - 16), load_some(bytes + 24, rest - 24));
}
