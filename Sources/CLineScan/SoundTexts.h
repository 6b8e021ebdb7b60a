// Texts of lines whose shape is known: checked 32 bytes at a time where the processor can, without
// saying what is wrong with one that is faulty.
#ifndef GOVPACK_CLINESCAN_SOUNDTEXTS_H
#define GOVPACK_CLINESCAN_SOUNDTEXTS_H

#include "Texts.h"

#if defined(__SSE2__)

typedef struct { __m128i low, high; } bytes32;

static inline bytes32 load32(const uint8_t *at) {
  const __m128i *from = (const void *)at;
  return (bytes32){_mm_loadu_si128(from), _mm_loadu_si128(from + 1)};
}

static inline uint32_t bits(__m128i low, __m128i high) {
  return (uint32_t)_mm_movemask_epi8(low) | (uint32_t)_mm_movemask_epi8(high) << 16;
}

static inline uint32_t bits_equal(bytes32 b, char to) {
  __m128i value = _mm_set1_epi8(to);
  return bits(_mm_cmpeq_epi8(b.low, value), _mm_cmpeq_epi8(b.high, value));
}

/// Bytes above a value, both as signed numbers.
static inline uint32_t bits_above(bytes32 b, int value) {
  __m128i limit = _mm_set1_epi8((char)value);
  return bits(_mm_cmpgt_epi8(b.low, limit), _mm_cmpgt_epi8(b.high, limit));
}

static inline __m128i ends_text(__m128i bytes) {
  __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
  return _mm_or_si128(control, _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                                            _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))));
}

/// Checks the longer characters among the first bytes of a block, those in WITHIN. HIGH are those
/// from 0x80 on, TAILS the bytes, from the block's first, that have to be tails because of a
/// character before it; then those behind the block. 0 where something is wrong, or where the
/// second byte of a character has limits of its own (Unicode, table 3-7).
static inline int check_characters(bytes32 b, uint32_t high, uint32_t within, uint32_t *tails) {
  uint32_t leads = high & bits_above(b, -65);
  uint32_t of_three = leads & bits_above(b, -33);
  bytes32 even = {_mm_and_si128(b.low, _mm_set1_epi8((char)0xFE)),
                  _mm_and_si128(b.high, _mm_set1_epi8((char)0xFE))};
  uint32_t special = bits_equal(even, (char)0xC0) | bits_equal(b, (char)0xE0)
                     | bits_equal(b, (char)0xED) | bits_above(b, -17);
  if (special & leads) return 0;
  uint64_t wanted = (uint64_t)leads << 1 | (uint64_t)of_three << 2 | *tails;
  if ((uint32_t)(wanted & within) != (high & ~leads)) return 0;
  // Behind the text's end nothing may be wanted any more.
  if ((uint32_t)wanted & ~within) return 0;
  *tails = (uint32_t)(wanted >> 32);
  return within == UINT32_MAX || *tails == 0;
}

/// From behind the opening quote to the closing one; 0 where the text has to be read byte by byte.
static inline int skip_sound_blocks(const uint8_t **at, uint8_t *escaped) {
  const uint8_t *here = *at;
  uint32_t tails = 0;
  for (;;) {
    bytes32 b = load32(here);
    uint32_t stop = bits(ends_text(b.low), ends_text(b.high));
    // Those before the first stop.
    uint32_t within = ~stop & (stop - 1);
    uint32_t high = bits(b.low, b.high) & within;
    if (unlikely(high | tails) && !check_characters(b, high, within, &tails)) return 0;
    if (stop == 0) {
      here += 32;
      continue;
    }
    here += __builtin_ctz(stop);
    if (likely(*here == '"')) break;
    if (*here != '\\' || skip_escape(&here) != gp_scan_sound) return 0;
    *escaped = 1;
  }
  *at = here;
  return 1;
}

/// Whether a text may hold something that is not meant for a log: an @, an =, many digits, or a run
/// of at least 20 ASCII characters without a blank. What it really holds is looked at apart.
static inline int is_noticeable(const uint8_t *text, size_t length) {
  __m128i digits = _mm_setzero_si128();
  uint64_t runs = 0;
  for (size_t at = 0; at < length; at += 32) {
    bytes32 b = load32(text + at);
    uint32_t within = length - at >= 32 ? UINT32_MAX : (1u << (length - at)) - 1;
    if ((bits_equal(b, '@') | bits_equal(b, '=')) & within) return 1;
    if (length < 12) return 0;
    // 1 for each digit, also for some behind a text of more than a block: then it is looked at in vain.
    __m128i zero = _mm_set1_epi8('0'), nine = _mm_set1_epi8(9), one = _mm_set1_epi8(1);
    __m128i low = _mm_sub_epi8(b.low, zero), up = _mm_sub_epi8(b.high, zero);
    low = _mm_and_si128(_mm_cmpeq_epi8(_mm_min_epu8(low, nine), low), one);
    up = _mm_and_si128(_mm_cmpeq_epi8(_mm_min_epu8(up, nine), up), one);
    digits = _mm_add_epi64(digits, _mm_sad_epu8(_mm_add_epi8(low, up), _mm_setzero_si128()));
    // Each bit the end of a run of 20: of those of this block and the one before.
    runs = runs >> 32 | (uint64_t)(bits_above(b, 0x20) & within) << 32;
    uint64_t run = runs & runs >> 1;
    run &= run >> 2;
    run &= run >> 4;
    run &= run >> 8;
    if (run & runs >> 16 & runs >> 17 & runs >> 18 & runs >> 19) return 1;
  }
  return _mm_cvtsi128_si64(_mm_add_epi64(digits, _mm_srli_si128(digits, 8))) >= 12;
}

#else

static inline int skip_sound_blocks(const uint8_t **at, uint8_t *escaped) {
  (void)at, (void)escaped;
  return 0;
}

static inline int is_noticeable(const uint8_t *text, size_t length) {
  size_t digits = 0, run = 0;
  for (size_t at = 0; at < length; at++) {
    if (text[at] == '@' || text[at] == '=') return 1;
    digits += (size_t)is_digit(text[at]);
    run = text[at] > 0x20 && text[at] < 0x80 ? run + 1 : 0;
    if (run == 20) return 1;
  }
  return digits >= 12;
}

#endif

static inline int skip_sound_string(const uint8_t **at, const uint8_t *end, uint8_t *escaped) {
  if (likely(skip_sound_blocks(at, escaped))) return 1;
  *escaped = 0;
  return skip_string(at, end, escaped) == gp_scan_sound;
}

#endif
