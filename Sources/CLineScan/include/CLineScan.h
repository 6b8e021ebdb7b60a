// Reads lines of JSON at the speed of the machine: every byte is checked (RFC 8259, UTF-8), and
// the values at some known paths are found. In C for the processor's vector instructions, which
// Swift has no way to name.
#ifndef GOVPACK_CLINESCAN_H
#define GOVPACK_CLINESCAN_H

#include <stddef.h>
#include <stdint.h>

/// Bytes behind a text that may be read (and are not looked at), so that 32 can be taken at once.
/// The first of them must be a control character.
#define GP_SCAN_PADDING 64
/// Paths of one tree.
#define GP_SCAN_SLOTS 96
/// Levels of arrays and objects.
#define GP_SCAN_DEPTH 64
/// Texts of one line that are noted to be looked at.
#define GP_SCAN_NOTICEABLE 32

/// Reads line after line, for one thread. It finds the values at the paths it is made for, and
/// learns the shapes of the lines: those of one program have the same keys in the same order, so
/// that most of a line need only be compared with one that was checked before.
typedef struct gp_scanner gp_scanner;

/// The paths stand one a line; one is `model.name`, or `sources[].id` for a key of the objects in
/// an array. Its number, from 0, is its slot. PLAIN are paths, wanted or not, whose texts are never
/// noticeable. NULL where there are more than GP_SCAN_SLOTS, or memory is out.
gp_scanner *_Nullable gp_scanner_make(const char *_Nonnull paths, const char *_Nonnull plain);
void gp_scanner_free(gp_scanner *_Nullable scanner);

/// For how many kinds of processor, each with wider vectors than the one before, lines are read here.
int gp_scan_levels(void);

/// Reads by the vectors of LEVEL, from 0 on, and not by the widest. All find the same. 0 where the
/// processor has them not.
int gp_scanner_use(gp_scanner *_Nonnull scanner, int level);

enum gp_scan_kind {
  gp_scan_absent, gp_scan_null, gp_scan_false, gp_scan_true, gp_scan_number, gp_scan_string,
  gp_scan_array, gp_scan_object,
};

enum gp_scan_fault {
  gp_scan_sound, gp_scan_not_utf8, gp_scan_unexpected, gp_scan_expected_value,
  gp_scan_expected_key, gp_scan_expected_colon, gp_scan_expected_comma, gp_scan_end,
  gp_scan_trailing, gp_scan_bad_number, gp_scan_bad_escape, gp_scan_surrogate,
  gp_scan_control, gp_scan_too_deep, gp_scan_repeated_key,
};

/// What all lines of a shape have in common.
typedef struct {
  /// gp_scan_kind of the value at each path.
  uint8_t kind[GP_SCAN_SLOTS];
  /// Of an array, its elements; of a key of the objects in an array, how many have it (not null).
  /// Of anything else without meaning.
  uint16_t count[GP_SCAN_SLOTS];
  /// Of the whole value.
  uint8_t root;
} gp_scan_shape;

/// What was found in a line.
typedef struct {
  /// The scanner's own, up to the next line.
  const gp_scan_shape *_Nullable shape;
  /// Of a string or number: offsets from the text's start; of a string, those between the quotes.
  /// Of anything else without meaning.
  uint32_t start[GP_SCAN_SLOTS], end[GP_SCAN_SLOTS];
  /// Whether a string has escapes.
  uint8_t escaped[GP_SCAN_SLOTS];
  /// The first texts that may hold something that is not meant for a log (an @, an =, many digits, a
  /// long run without a blank): how many, and their offsets between the quotes.
  uint32_t noticeable;
  uint32_t noticeable_start[GP_SCAN_NOTICEABLE], noticeable_end[GP_SCAN_NOTICEABLE];
  /// Where the fault is.
  uint32_t fault_offset;
} gp_scan_line;

/// Checks the LENGTH bytes of one JSON text and finds the paths in it. Returns a gp_scan_fault. A
/// key of a path that comes twice is a fault; other keys may.
int gp_scan(gp_scanner *_Nonnull scanner, const uint8_t *_Nonnull text, size_t length,
            gp_scan_line *_Nonnull line);

/// The same for the line that begins here, of HELD bytes in which it may end, where it has the shape
/// of one before: its length without the LF, which then need not be looked for. -1 where it has no
/// such shape, or its LF is not held; *LINE is then without meaning.
ptrdiff_t gp_scan_known(gp_scanner *_Nonnull scanner, const uint8_t *_Nonnull text, size_t held,
                        gp_scan_line *_Nonnull line);

// Swift sees arrays in a struct as tuples without subscripts.
static inline int gp_root(const gp_scan_line *_Nonnull line) { return line->shape->root; }
static inline int gp_kind(const gp_scan_line *_Nonnull line, int slot) {
  return line->shape->kind[slot];
}
static inline int gp_count(const gp_scan_line *_Nonnull line, int slot) {
  return line->shape->count[slot];
}
static inline int gp_start(const gp_scan_line *_Nonnull line, int slot) {
  return (int)line->start[slot];
}
static inline int gp_length(const gp_scan_line *_Nonnull line, int slot) {
  return (int)(line->end[slot] - line->start[slot]);
}
static inline int gp_noticeable_start(const gp_scan_line *_Nonnull line, int number) {
  return (int)line->noticeable_start[number];
}
static inline int gp_noticeable_end(const gp_scan_line *_Nonnull line, int number) {
  return (int)line->noticeable_end[number];
}
static inline int gp_is_escaped(const gp_scan_line *_Nonnull line, int slot) {
  return line->escaped[slot];
}

/// A text of up to 24 bytes as numbers, equal for equal texts: its length and its first, second and
/// last eight bytes. Longer texts are equal to none of them.
typedef struct { uint64_t length, head, middle, tail; } gp_word;
static inline gp_word gp_word_of(const uint8_t *_Nonnull text, int length) {
  gp_word word = {(uint64_t)length, 0, 0, 0};
  if (length > 24) return word;
  int head = length < 8 ? length : 8, middle = length < 16 ? length - head : 8;
  __builtin_memcpy(&word.head, text, 8);
  if (head < 8) word.head &= (1ull << (head * 8)) - 1;
  if (middle > 0) {
    __builtin_memcpy(&word.middle, text + 8, 8);
    if (middle < 8) word.middle &= (1ull << (middle * 8)) - 1;
  }
  if (length > 16) __builtin_memcpy(&word.tail, text + length - 8, 8);
  return word;
}

/// The offset of the first LF in LENGTH bytes, or LENGTH.
size_t gp_scan_line_end(const uint8_t *_Nonnull text, size_t length);

/// A hash of 128 bits, for telling contents apart (not for withstanding a forger).
typedef struct { uint64_t high, low; } gp_hash128;
gp_hash128 gp_hash(const uint8_t *_Nonnull bytes, size_t length, uint64_t seed);

/// gp_hash by the seed 0 of a text behind which GP_SCAN_PADDING bytes may be read: faster for a
/// short one.
gp_hash128 gp_hash_text(const uint8_t *_Nonnull bytes, size_t length);

/// Takes the next bytes of a long content into a hash: gp_hash of any other split differs.
gp_hash128 gp_hash_more(gp_hash128 before, const uint8_t *_Nonnull bytes, size_t length);

/// The date that was read last, as text and in days since 1970; none is all zeros.
typedef struct { uint64_t head; uint16_t tail; int64_t days; } gp_date;

/// Reads RFC 3339, `2026-11-09T08:02:14.120Z`, into microseconds since 1970; what is finer is cut
/// off. *OFFSET is the zone's, in seconds east of UTC, or INT32_MIN where none is written: then the
/// time is taken for UTC. 0 where it is no time. *KNOWN spares the work for a date that comes again.
int gp_read_time(const uint8_t *_Nonnull text, size_t length, gp_date *_Nonnull known,
                 int64_t *_Nonnull microseconds, int32_t *_Nonnull offset);

/// Reads a decimal number into whole parts of 10^-SCALE; digits beyond are cut off. 0 where it is
/// no number, or too large.
int gp_read_decimal(const uint8_t *_Nonnull text, size_t length, int scale,
                    int64_t *_Nonnull value);

#endif
