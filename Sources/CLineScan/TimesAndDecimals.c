#include "Bytes.h"
#include "CLineScan.h"

static inline int two_digits(const uint8_t *at, int *value) {
  if (!is_digit(at[0]) || !is_digit(at[1])) return 0;
  *value = (at[0] - '0') * 10 + at[1] - '0';
  return 1;
}

/// Days since 1970-01-01 (Howard Hinnant, days_from_civil).
static int64_t days_from_civil(int year, int month, int day) {
  int64_t shifted = month <= 2 ? year - 1 : year;
  int64_t era = (shifted >= 0 ? shifted : shifted - 399) / 400;
  int64_t of_era = shifted - era * 400;
  int64_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static int length_of_month(int year, int month) {
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && is_leap ? 29 : lengths[month - 1];
}

/// The day of `2026-11-09`; 0 where it is none. That of the date before is kept.
static int read_date(const uint8_t *text, gp_date *known) {
  uint64_t head = load64(text);
  uint16_t tail;
  memcpy(&tail, text + 8, sizeof tail);
  if (likely(head == known->head && tail == known->tail)) return 1;
  int century, year, month, day;
  if (!two_digits(text, &century) || !two_digits(text + 2, &year) || text[4] != '-'
      || !two_digits(text + 5, &month) || text[7] != '-' || !two_digits(text + 8, &day))
    return 0;
  year += century * 100;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > length_of_month(year, month)) return 0;
  *known = (gp_date){head, tail, days_from_civil(year, month, day)};
  return 1;
}

/// The seconds of `08:02:14` since midnight; -1 where it is no time of day. A leap second is one.
static int read_clock(const uint8_t *text) {
  _Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the first byte is the lowest");
  // All eight bytes at once: digits become their values, colons 0.
  uint64_t bytes = load64(text) ^ 0x30303A30303A3030;
  uint64_t carried = bytes + 0x0606000606000606;
  if ((bytes | carried) & 0xF0F0FFF0F0FFF0F0) return -1;
  uint64_t pairs = bytes * 10 + (bytes >> 8);
  int hour = pairs & 0xFF, minute = pairs >> 24 & 0xFF, second = pairs >> 48 & 0xFF;
  return hour > 23 || minute > 59 || second > 60 ? -1 : hour * 3600 + minute * 60 + second;
}

int gp_read_time(const uint8_t *text, size_t length, gp_date *known, int64_t *microseconds,
                 int32_t *offset) {
  if (length < 19 || length > 40 || !read_date(text, known)
      || (text[10] != 'T' && text[10] != 't' && text[10] != ' '))
    return 0;
  int clock = read_clock(text + 11);
  if (clock < 0) return 0;
  size_t at = 19;
  int64_t micros = 0;
  if (at < length && text[at] == '.') {
    size_t digits = 0;
    for (at++; at < length && is_digit(text[at]); at++, digits++)
      if (digits < 6) micros = micros * 10 + text[at] - '0';
    if (digits == 0) return 0;
    for (; digits < 6; digits++) micros *= 10;
  }
  int32_t east = 0;
  *offset = INT32_MIN;
  if (at < length) {
    if (text[at] == 'Z' || text[at] == 'z') {
      if (at + 1 != length) return 0;
    } else {
      int hours, minutes;
      size_t colon = at + 3 < length && text[at + 3] == ':';
      if ((text[at] != '+' && text[at] != '-') || at + 5 + colon != length
          || !two_digits(text + at + 1, &hours) || !two_digits(text + at + 3 + colon, &minutes)
          || hours > 23 || minutes > 59)
        return 0;
      east = (hours * 3600 + minutes * 60) * (text[at] == '-' ? -1 : 1);
    }
    *offset = east;
  }
  int64_t seconds = known->days * 86400 + clock;
  *microseconds = (seconds - east) * 1000000 + micros;
  return 1;
}

int gp_read_decimal(const uint8_t *text, size_t length, int scale, int64_t *value) {
  size_t at = 0;
  int is_negative = length > 0 && text[0] == '-';
  at += (size_t)is_negative;
  // The digits with the point left out, and how many stand behind it.
  int64_t digits = 0;
  int behind = 0, has_point = 0, count = 0;
  int64_t exponent = 0;
  for (; at < length; at++) {
    uint8_t byte = text[at];
    if (byte == '.') {
      if (has_point) return 0;
      has_point = 1;
    } else if (is_digit(byte)) {
      count++;
      if (has_point && behind >= scale + 3) continue;
      if (__builtin_mul_overflow(digits, 10, &digits)
          || __builtin_add_overflow(digits, byte - '0', &digits))
        return 0;
      behind += has_point;
    } else if ((byte | 0x20) == 'e') {
      break;
    } else {
      return 0;
    }
  }
  if (count == 0) return 0;
  if (at < length) {
    at++;
    int is_small = at < length && text[at] == '-';
    if (at < length && (text[at] == '-' || text[at] == '+')) at++;
    if (at == length) return 0;
    for (; at < length; at++) {
      if (!is_digit(text[at])) return 0;
      if (exponent < 100000) exponent = exponent * 10 + text[at] - '0';
    }
    if (is_small) exponent = -exponent;
  }
  int64_t power = scale - behind + exponent;
  if (digits != 0 && power > 18) return 0;
  for (; digits != 0 && power > 0; power--)
    if (__builtin_mul_overflow(digits, 10, &digits)) return 0;
  for (; digits != 0 && power < 0; power++) digits /= 10;
  *value = is_negative ? -digits : digits;
  return 1;
}
