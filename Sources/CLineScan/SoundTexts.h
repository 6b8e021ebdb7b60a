// Texts of lines whose shape is known: checked 32 bytes at a time, without saying what is wrong with one
// that is faulty. In vectors of the compiler's own, of which it makes what the processor has.
#ifndef GOVPACK_CLINESCAN_SOUNDTEXTS_H
#define GOVPACK_CLINESCAN_SOUNDTEXTS_H

#include <stdbool.h>

#include "Texts.h"

/// Of what is compiled for several kinds of processor: all of it has to lie in one function.
#define within_scan static inline __attribute__((always_inline))

// Vectors go from function to function only where one lies in the other.
#pragma clang diagnostic ignored "-Wpsabi"

typedef uint8_t bytes32 __attribute__((ext_vector_type(32)));
typedef int8_t signed32 __attribute__((ext_vector_type(32)));
typedef bool bools32 __attribute__((ext_vector_type(32)));

within_scan bytes32 load32(const uint8_t *at) {
  bytes32 bytes;
  memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

/// A bit for each byte of a comparison, the first the lowest.
within_scan uint32_t bits(signed32 comparison) {
  bools32 holds = __builtin_convertvector(comparison, bools32);
  uint32_t bits;
  memcpy(&bits, &holds, sizeof bits);
  return bits;
}

within_scan uint32_t bits_equal(bytes32 b, uint8_t to) { return bits((signed32)(b == to)); }

/// Bytes above a value, both as signed numbers.
within_scan uint32_t bits_above(bytes32 b, int8_t value) {
  return bits((signed32)((signed32)b > value));
}

/// Bytes from 0x80 on.
within_scan uint32_t bits_high(bytes32 b) { return bits((signed32)((signed32)b < 0)); }

/// Whatever is no plain ASCII character: compared as signed numbers, bytes from 0x80 on are below the
/// blank too.
within_scan uint32_t bits_special(bytes32 b) {
  return bits((signed32)(((signed32)b < 0x20) | (b == '"') | (b == '\\')));
}

/// Quotes, backslashes and control characters.
within_scan uint32_t bits_ending(bytes32 b) {
  return bits((signed32)((b <= 0x1F) | (b == '"') | (b == '\\')));
}

/// Checks the longer characters among the first bytes of a block, those in WITHIN. HIGH are those
/// from 0x80 on, TAILS the bytes, from the block's first, that have to be tails because of a
/// character before it; then those behind the block. 0 where something is wrong, or where the
/// second byte of a character has limits of its own (Unicode, table 3-7).
within_scan int check_characters(bytes32 b, uint32_t high, uint32_t within, uint32_t *tails) {
  uint32_t leads = high & bits_above(b, -65);
  uint32_t of_three = leads & bits_above(b, -33);
  uint32_t special = bits_equal(b & 0xFE, 0xC0) | bits_equal(b, 0xE0) | bits_equal(b, 0xED)
                     | bits_above(b, -17);
  if (special & leads) return 0;
  uint64_t wanted = (uint64_t)leads << 1 | (uint64_t)of_three << 2 | *tails;
  if ((uint32_t)(wanted & within) != (high & ~leads)) return 0;
  // Behind the text's end nothing may be wanted any more.
  if ((uint32_t)wanted & ~within) return 0;
  *tails = (uint32_t)(wanted >> 32);
  return within == UINT32_MAX || *tails == 0;
}

/// Where a value ends, NULL where it is faulty; of a text, whether it has escapes. Places go from function
/// to function as values, so that none of them need lie in memory while a line is read.
typedef struct {
  const uint8_t *end;
  uint8_t escaped;
} extent;

/// Behind an escape that is no single letter, or NULL.
static __attribute__((noinline)) const uint8_t *behind_escape(const uint8_t *at) {
  return skip_escape(&at) == gp_scan_sound ? at : NULL;
}

/// From behind the opening quote, byte by byte.
static __attribute__((noinline)) extent string_extent(const uint8_t *at, const uint8_t *end) {
  extent found = {at, 0};
  if (skip_string(&found.end, end, &found.escaped) != gp_scan_sound) found.end = NULL;
  return found;
}

/// From behind the opening quote, by blocks.
within_scan extent sound_extent(const uint8_t *at, const uint8_t *end) {
  const uint8_t *here = at;
  uint32_t tails = 0;
  uint8_t escaped = 0;
  for (;;) {
    bytes32 b = load32(here);
    uint32_t stop = bits_ending(b);
    // Those before the first stop.
    uint32_t within = ~stop & (stop - 1);
    uint32_t high = bits_high(b) & within;
    if (unlikely(high | tails) && !check_characters(b, high, within, &tails)) break;
    if (stop == 0) {
      here += 32;
      continue;
    }
    here += __builtin_ctz(stop);
    if (likely(*here == '"')) return (extent){here, escaped};
    if (*here != '\\') break;
    escaped = 1;
    if (likely(here[1] == 'n' || here[1] == '"')) here += 2;
    else if ((here = behind_escape(here)) == NULL) break;
  }
  return string_extent(at, end);
}

/// Whether so many plain ASCII characters come before a quote. It goes on over no control character.
within_scan int is_plain_text(const uint8_t *at, uint32_t length) {
  for (; length >= 32; at += 32, length -= 32) {
    if (bits_special(load32(at)) != 0) return 0;
  }
  return (bits_special(load32(at)) & ((1u << length) - 1)) == 0 && at[length] == '"';
}

/// Whether a text may hold something that is not meant for a log: an @, an =, many digits, or a run
/// of at least 20 ASCII characters without a blank. What it really holds is looked at apart.
within_scan int is_noticeable(const uint8_t *text, size_t length) {
  int digits = 0;
  uint64_t runs = 0;
  for (size_t at = 0; at < length; at += 32) {
    bytes32 b = load32(text + at);
    uint32_t within = length - at >= 32 ? UINT32_MAX : (1u << (length - at)) - 1;
    if (bits((signed32)((b == '@') | (b == '='))) & within) return 1;
    if (length < 12) return 0;
    digits += __builtin_popcount(bits((signed32)((bytes32)(b - (uint8_t)'0') <= 9)) & within);
    // Each bit the end of a run of 20: of those of this block and the one before.
    runs = runs >> 32 | (uint64_t)(bits_above(b, 0x20) & within) << 32;
    uint64_t run = runs & runs >> 1;
    run &= run >> 2;
    run &= run >> 4;
    run &= run >> 8;
    if (run & runs >> 16 & runs >> 17 & runs >> 18 & runs >> 19) return 1;
  }
  return digits >= 12;
}

#endif
