// Texts and numbers of JSON, byte by byte, with the fault where they have one.
#ifndef GOVPACK_CLINESCAN_TEXTS_H
#define GOVPACK_CLINESCAN_TEXTS_H

#include "Bytes.h"
#include "CLineScan.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#if defined(__SSE2__)
/// A bit for each of 16 bytes that is no plain ASCII character.
static inline uint32_t special(const uint8_t *at) {
  __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
  // Compared as signed numbers, bytes from 0x80 on are below the blank too.
  __m128i hits = _mm_or_si128(
      _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                   _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))),
      _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)));
  return (uint32_t)_mm_movemask_epi8(hits);
}
#endif

/// The next byte that is no plain ASCII character: a quote, a backslash, a control character or a
/// byte of a longer one. The padding ends every search.
static inline const uint8_t *plain_end(const uint8_t *at) {
#if defined(__SSE2__)
  for (;; at += 32) {
    uint32_t mask = special(at) | special(at + 16) << 16;
    if (likely(mask != 0)) return at + __builtin_ctz(mask);
  }
#else
  while (*at >= 0x20 && *at < 0x80 && *at != '"' && *at != '\\') at++;
  return at;
#endif
}

static inline int hexadecimal(const uint8_t *at, uint32_t *value) {
  uint32_t result = 0;
  for (int i = 0; i < 4; i++) {
    uint8_t byte = at[i];
    uint32_t digit;
    if (byte >= '0' && byte <= '9') digit = byte - '0';
    else if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'f') digit = (byte | 0x20) - 'a' + 10u;
    else return 0;
    result = result << 4 | digit;
  }
  *value = result;
  return 1;
}

/// Goes behind an escape. The text ends in a byte that is no part of any.
static inline int skip_escape(const uint8_t **at) {
  const uint8_t *here = *at;
  switch (here[1]) {
  case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't':
    *at = here + 2;
    return gp_scan_sound;
  case 'u': break;
  default: return gp_scan_bad_escape;
  }
  uint32_t unit;
  if (!hexadecimal(here + 2, &unit)) return gp_scan_bad_escape;
  if (unit < 0xD800 || unit > 0xDFFF) {
    *at = here + 6;
    return gp_scan_sound;
  }
  if (unit > 0xDBFF || here[6] != '\\' || here[7] != 'u') return gp_scan_surrogate;
  if (!hexadecimal(here + 8, &unit)) return gp_scan_bad_escape;
  if (unit < 0xDC00 || unit > 0xDFFF) return gp_scan_surrogate;
  *at = here + 12;
  return gp_scan_sound;
}

static inline int is_tail(uint8_t byte) { return (byte & 0xC0) == 0x80; }

/// Goes behind one character of two to four bytes, by the table of well-formed sequences (Unicode,
/// table 3-7).
static inline int skip_character(const uint8_t **at) {
  const uint8_t *c = *at;
  if (c[0] >= 0xC2 && c[0] <= 0xDF && is_tail(c[1])) {
    *at += 2;
    return gp_scan_sound;
  }
  if ((c[0] & 0xF0) == 0xE0 && is_tail(c[1]) && is_tail(c[2])) {
    if ((c[0] == 0xE0 && c[1] < 0xA0) || (c[0] == 0xED && c[1] > 0x9F)) return gp_scan_not_utf8;
    *at += 3;
    return gp_scan_sound;
  }
  if (c[0] >= 0xF0 && c[0] <= 0xF4 && is_tail(c[1]) && is_tail(c[2]) && is_tail(c[3])) {
    if ((c[0] == 0xF0 && c[1] < 0x90) || (c[0] == 0xF4 && c[1] > 0x8F)) return gp_scan_not_utf8;
    *at += 4;
    return gp_scan_sound;
  }
  return gp_scan_not_utf8;
}

/// From behind the opening quote to the closing one.
static inline int skip_string(const uint8_t **at, const uint8_t *end, uint8_t *escaped) {
  const uint8_t *here = *at;
  for (;;) {
    here = plain_end(here);
    if (likely(*here == '"')) break;
    int fault;
    *at = here;
    if (*here == '\\') {
      *escaped = 1;
      fault = skip_escape(&here);
    } else if (*here >= 0x80) {
      fault = skip_character(&here);
    } else {
      return here < end ? gp_scan_control : gp_scan_end;
    }
    if (unlikely(fault != gp_scan_sound)) return fault;
  }
  *at = here;
  return gp_scan_sound;
}

/// Goes behind a number, or to what is wrong with it.
static inline __attribute__((always_inline)) int skip_number(const uint8_t **at) {
  const uint8_t *here = *at;
  if (*here == '-') here++;
  if (*here == '0') {
    here++;
  } else {
    if (!is_digit(*here)) goto bad;
    do here++; while (is_digit(*here));
  }
  if (*here == '.') {
    here++;
    if (!is_digit(*here)) goto bad;
    do here++; while (is_digit(*here));
  }
  if ((*here | 0x20) == 'e') {
    here++;
    if (*here == '+' || *here == '-') here++;
    if (!is_digit(*here)) goto bad;
    do here++; while (is_digit(*here));
  }
  *at = here;
  return gp_scan_sound;
bad:
  *at = here;
  return gp_scan_bad_number;
}

#endif
