// Writes a synthetic agent action log (govpack.log/1) of a made-up company: nothing in it is real.
// The same arguments give the same bytes.
//
//   generate UNITS FILE [SEED]
//
// A unit has about eight actions, so 125 000 units are a million actions and about a gigabyte.
// Lines are in order of time, as an append-only log has them, over 26 weeks up to 2026-11-20. As in
// any log that is delivered at least once, some lines come again: those that were on their way when
// a shipper was started anew. Twice the provider corrects its usage of some calls: lines of their own,
// which supersede those that they correct.
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int64_t second = 1000000;
// 2026-05-25T00:00:00Z, a Monday, and the seconds of the weeks that follow it.
static const int64_t first_second = 1779667200;
static const int64_t length = 26 * 7 * 86400 - 3 * 86400;

enum kind { opened, invoke, retrieval, chat, tool, final_tool, completed, escalated, cancelled,
            reopened, sample, defect };

struct event {
  int64_t at;  // microseconds
  uint32_t unit;
  uint8_t kind;
  uint8_t step;
};

static uint64_t mix(uint64_t value) {  // splitmix64
  value += 0x9E3779B97F4A7C15;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
  return value ^ (value >> 31);
}

static uint64_t state;
static uint64_t next(void) { return state = mix(state); }
static uint64_t below(uint64_t limit) { return next() % limit; }

static uint64_t seed = 1;
static void begin(uint32_t unit, unsigned step) { state = mix(seed ^ mix(unit * 64ull + step)); }

// Lines between two starts of a shipper, on average, and lines that it then sends again.
enum { restart_every = 60000, sent_again = 300 };
// How many calls are corrected at a time.
enum { corrected_calls = 500 };
// Whether the line at hand corrects one.
static bool is_correction;

static const char *workflows[] = {
    "refund-triage", "invoice-matching", "ticket-routing", "contract-review", "lead-research"};
static const char *models[] = {
    "claude-sonnet-4-5-20250929", "gpt-4.1-2025-04-14", "gemini-2.5-flash", "in-house-7b"};
static const char *providers[] = {"anthropic", "openai", "google", "self-hosted"};
static const char *tools[] = {"create_refund", "post_invoice", "assign_ticket", "redline", "crm_note"};
static const char *words[] = {
    "the customer", "asks for", "a refund of", "order", "because", "it arrived late",
    "naïve café", "per policy §4", "“approved”", "by", "two invoices", "do not match",
    "the amount", "is over", "the limit", "please check", "line one\\nline two", "tab\\there"};

static unsigned workflow_of(uint32_t unit) { return mix(unit ^ seed * 31) % 100 * 5 / 100; }

static struct event *events;
static size_t count, capacity;

static void add(int64_t at, uint32_t unit, enum kind kind, unsigned step) {
  if (at >= (first_second + length) * second) return;
  if (count == capacity) {
    capacity = capacity ? capacity * 2 : 1 << 20;
    events = realloc(events, capacity * sizeof *events);
    if (events == NULL) exit(71);
  }
  events[count++] = (struct event){at, unit, kind, step};
}

// From minutes to a day, most of them short.
static int64_t pause_for(int64_t typical) {
  uint64_t dice = below(100);
  int64_t scale = dice < 80 ? 1 : dice < 95 ? 8 : 60;
  return typical * scale * (int64_t)(200 + below(1000)) / 1000;
}

static void plan(uint32_t unit) {
  begin(unit, 63);
  int64_t at = first_second * second + (int64_t)below((uint64_t)length * second);
  at -= at % 1000;
  unsigned step = 0;
  add(at, unit, opened, step++);
  at += pause_for(20 * second) / 1000 * 1000;
  add(at, unit, invoke, step++);
  unsigned rounds = 2 + below(3);
  for (unsigned round = 0; round < rounds; round++) {
    at += pause_for(3 * second) / 1000 * 1000;
    add(at, unit, retrieval, step++);
    at += pause_for(5 * second) / 1000 * 1000;
    add(at, unit, chat, step++);
    if (below(3) == 0) {
      at += pause_for(2 * second) / 1000 * 1000;
      add(at, unit, tool, step++);
    }
  }
  if (below(100) < 2) {
    add(at + 60 * second, unit, cancelled, step++);
    return;
  }
  if (below(100) < 8) {
    at += pause_for(60 * second) / 1000 * 1000;
    add(at, unit, escalated, step++);
    at += pause_for(1800 * second) / 1000 * 1000;
  }
  at += pause_for(30 * second) / 1000 * 1000;
  add(at, unit, final_tool, step++);
  if (below(100) < 1) return;
  at += (int64_t)below(3000) * 1000;
  add(at, unit, completed, step++);
  if (below(100) < 7) add(at + (int64_t)below(4 * 86400) * second, unit, sample, step++);
  if (below(100) < 3) add(at + (int64_t)below(9 * 86400) * second, unit, defect, step++);
  if (below(100) < 2) add(at + (int64_t)below(5 * 86400) * second, unit, reopened, step++);
}

static int by_time(const void *left, const void *right) {
  const struct event *a = left, *b = right;
  if (a->at != b->at) return a->at < b->at ? -1 : 1;
  if (a->unit != b->unit) return a->unit < b->unit ? -1 : 1;
  return (int)a->step - (int)b->step;
}

static FILE *out;

static void stamp(int64_t at) {
  int64_t days = at / (86400 * second), rest = at % (86400 * second);
  // Howard Hinnant's civil_from_days.
  int64_t z = days + 719468, era = z / 146097, doe = z - era * 146097;
  int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
  int day = (int)(doy - (153 * mp + 2) / 5 + 1), month = (int)(mp < 10 ? mp + 3 : mp - 9);
  int year = (int)(yoe + era * 400 + (month <= 2));
  int seconds = (int)(rest / second);
  fprintf(out, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", year, month, day, seconds / 3600,
          seconds / 60 % 60, seconds % 60, (int)(rest % second / 1000));
}

static void hexadecimal(int digits) {
  static const char alphabet[] = "0123456789abcdef";
  char text[65];
  uint64_t value = 0;
  for (int i = 0; i < digits; i++) {
    if (i % 16 == 0) value = next();
    text[i] = alphabet[value & 15];
    value >>= 4;
  }
  fwrite(text, 1, (size_t)digits, out);
}

static void sentence(int parts) {
  for (int i = 0; i < parts; i++) {
    if (i > 0) fputc(' ', out);
    fputs(words[below(sizeof words / sizeof *words)], out);
  }
}

static void blob(const char *name) {
  fprintf(out, ",\"%s\":{\"sha256\":\"", name);
  hexadecimal(64);
  fputs("\",\"ref\":\"vault://logs/2026/", out);
  hexadecimal(12);
  fprintf(out, ".%s.json\"}", name);
}

static void identity(const struct event *e) {
  fprintf(out, "%08" PRIx64 "%08x:%02x", mix(e->unit) & 0xFFFFFFFF, e->unit, e->step);
}

static void head(const struct event *e, const char *type) {
  fprintf(out, "{\"schema\":\"govpack.log/1\",\"type\":\"%s\",\"id\":\"", type);
  identity(e);
  fputs(is_correction ? "c\",\"supersedes\":\"" : "\",\"ts\":\"", out);
  if (is_correction) {
    identity(e);
    fputs("\",\"ts\":\"", out);
  }
  stamp(e->at);
  fprintf(out, "\",\"workflow_id\":\"%s\",\"unit_id\":\"ZD-%08u\"", workflows[workflow_of(e->unit)],
          e->unit);
}

static void action(const struct event *e, const char *op) {
  unsigned workflow = workflow_of(e->unit);
  head(e, "action");
  int64_t took = 200 + (int64_t)below(4000);
  fputs(",\"end_ts\":\"", out);
  stamp(e->at + took * 1000);
  fprintf(out, "\",\"run_id\":\"%08" PRIx64 "%08x\"", mix(e->unit) & 0xFFFFFFFF, e->unit);
  if (e->kind != invoke)
    fprintf(out, ",\"parent_id\":\"%08" PRIx64 "%08x:01\"", mix(e->unit) & 0xFFFFFFFF, e->unit);
  fprintf(out,
          ",\"agent\":{\"id\":\"agt-%u\",\"name\":\"%s\",\"version\":\"2026.%u.1\"},"
          "\"subject\":{\"kind\":\"customer\",\"id\":\"hmac-sha256:k1:",
          workflow, workflows[workflow], 5 + (unsigned)(e->at / second - first_second) / 2592000);
  hexadecimal(32);
  fprintf(out, "\",\"hashed\":true},\"op\":\"%s\",\"status\":\"%s\"", op,
          below(100) < 98 ? "ok" : "error");
}

static void lane(const struct event *e, const char *boundary) {
  fprintf(out, ",\"autonomy\":{\"lane\":\"%s\",\"level\":2,\"boundary\":\"%s\"}",
          e->unit % 3 == 0 ? "low-risk" : "standard", boundary);
}

static void chat_line(const struct event *e) {
  unsigned workflow = workflow_of(e->unit);
  unsigned model = below(100) < 96 ? e->unit % 3 : 3;
  unsigned version = 10 + (unsigned)((e->at / second - first_second) / (4 * 604800));
  unsigned input = 900 + (unsigned)below(6000), cached = (unsigned)below(input / 2 + 1);
  unsigned output = 60 + (unsigned)below(900), reasoning = (unsigned)below(output / 2);
  action(e, "chat");
  fprintf(out, ",\"prompt\":{\"name\":\"%s\",\"version\":\"%u\",\"sha256\":\"", workflows[workflow], version);
  hexadecimal(64);
  fprintf(out,
          "\"},\"model\":{\"provider\":\"%s\",\"requested\":\"%s\",\"name\":\"%s\",\"params\":"
          "{\"temperature\":0.%u,\"max_tokens\":1024,\"top_p\":0.95}},\"usage\":{\"input\":%u,"
          "\"cache_read\":%u,\"cache_write\":%u,\"output\":%u,\"reasoning\":%u},\"sources\":[",
          providers[model], models[model], models[model], (unsigned)below(10), input, cached,
          (unsigned)below(2) * 100, output, reasoning);
  fprintf(out, "{\"kind\":\"doc\",\"id\":\"kb/policy-%u\",\"version\":\"2026-10-02\"},"
               "{\"kind\":\"ticket\",\"id\":\"ZD-%08u\"}]",
          (unsigned)below(40), e->unit);
  if (below(8) == 0) {
    fputs(",\"input\":{\"text\":\"", out);
    sentence(24);
    fputs("\"}", out);
  } else {
    blob("input");
  }
  blob("output");
  lane(e, "can");
  if (below(10) == 0)
    fprintf(out, ",\"cost\":{\"amount\":\"0.%04u\",\"currency\":\"EUR\",\"source\":\"provider\"}",
            (unsigned)below(900) + 1);
  fputs("}\n", out);
}

static void retrieval_line(const struct event *e) {
  action(e, "retrieval");
  fputs(",\"sources\":[", out);
  unsigned many = 4 + (unsigned)below(5);
  for (unsigned i = 0; i < many; i++)
    fprintf(out, "%s{\"kind\":\"doc\",\"id\":\"kb/policy-%u\",\"version\":\"2026-10-02\",\"score\":0.%02u}",
            i ? "," : "", (unsigned)below(400), (unsigned)below(100));
  fputs("]", out);
  blob("input");
  lane(e, "can");
  fputs("}\n", out);
}

static void tool_line(const struct event *e) {
  unsigned workflow = workflow_of(e->unit);
  bool is_final = e->kind == final_tool;
  action(e, "execute_tool");
  fprintf(out,
          ",\"tool\":{\"name\":\"%s\",\"call_id\":\"toolu_%06u\",\"endpoint\":\"POST "
          "https://api.example/v1/%s\",\"params\":{\"reference\":\"ZD-%08u\",\"amount\":%u,\"note\":\"",
          is_final ? tools[workflow] : "lookup", (unsigned)below(1000000), tools[workflow], e->unit,
          (unsigned)below(100000));
  sentence(14);
  fprintf(out, "\"},\"success\":%s,\"result\":{\"sha256\":\"", below(100) < 97 ? "true" : "false");
  hexadecimal(64);
  fputs("\"}}", out);
  blob("input");
  if (is_final) {
    fputs(",\"final\":true", out);
    blob("output");
    fprintf(out, ",\"confidence\":{\"value\":0.%02u,\"method\":\"evaluator\"}", (unsigned)below(100));
    bool approval = workflow < 2;
    if (approval) {
      fputs(",\"approval\":{\"required\":true,\"decision\":\"approved\",\"approver_id\":\"okta:", out);
      hexadecimal(8);
      fputs("\",\"at\":\"", out);
      stamp(e->at - 1000000);
      fprintf(out, "\",\"minutes\":%u.%u}", (unsigned)below(4), (unsigned)below(10));
    }
    lane(e, approval ? "approval" : "can");
    fputs(",\"cost\":{\"amount\":\"0.0004\",\"currency\":\"EUR\",\"source\":\"provider\"}", out);
  } else {
    lane(e, "can");
  }
  fputs("}\n", out);
}

static void invoke_line(const struct event *e) {
  action(e, "invoke_agent");
  fprintf(out, ",\"usage\":{\"input\":%u,\"output\":%u}", (unsigned)below(20000), (unsigned)below(3000));
  fputs(",\"input\":{\"text\":\"", out);
  sentence(60);
  fputs("\"}", out);
  lane(e, "can");
  fputs("}\n", out);
}

static size_t lines;

static void write_line(const struct event *e) {
  begin(e->unit, e->step);
  if (is_correction) state = mix(state);
  lines++;
  switch (e->kind) {
  case opened: case completed: case escalated: case cancelled: case reopened: {
    static const char *names[] = {[opened] = "opened", [completed] = "completed",
      [escalated] = "escalated", [cancelled] = "cancelled", [reopened] = "reopened"};
    head(e, "unit");
    fprintf(out, ",\"event\":\"%s\"%s}\n", names[e->kind],
            e->kind == escalated ? ",\"to\":\"queue:tier2\",\"reason\":\"amount_over_limit\"" : "");
    break;
  }
  case sample: case defect:
    head(e, "review");
    fprintf(out, ",\"purpose\":\"%s\",\"reviewer_id\":\"okta:%04x\",\"verdict\":\"%s\",\"minutes\":%u",
            e->kind == sample ? "sample" : "defect", (unsigned)below(50),
            e->kind == defect || below(100) < 3 ? "defect" : "pass", 1 + (unsigned)below(9));
    if (e->kind == defect)
      fprintf(out, ",\"severity\":\"minor\",\"found_by\":\"%s\"", below(2) ? "customer" : "internal");
    fputs("}\n", out);
    break;
  case invoke: invoke_line(e); break;
  case retrieval: retrieval_line(e); break;
  case chat: chat_line(e); break;
  case tool: case final_tool: tool_line(e); break;
  }
}

// The calls before an event, each with another usage.
static void correct(size_t end) {
  size_t start = end;
  for (size_t calls = 0; start > 0 && calls < corrected_calls; start--)
    calls += events[start - 1].kind == chat;
  is_correction = true;
  for (size_t i = start; i < end; i++)
    if (events[i].kind == chat) write_line(&events[i]);
  is_correction = false;
}

int main(int argc, char **argv) {
  if (argc < 3) return fprintf(stderr, "usage: generate UNITS FILE [SEED]\n"), 64;
  unsigned long units = strtoul(argv[1], NULL, 10);
  if (argc > 3) seed = strtoull(argv[3], NULL, 10);
  for (unsigned long unit = 0; unit < units; unit++) plan((uint32_t)unit);
  qsort(events, count, sizeof *events, by_time);
  out = fopen(argv[2], "w");
  if (out == NULL) return perror(argv[2]), 74;
  setvbuf(out, NULL, _IOFBF, 1 << 20);
  for (size_t i = 0; i < count; i++) {
    write_line(&events[i]);
    if (mix(seed ^ mix(i)) % restart_every == 0)
      for (size_t again = i < sent_again ? 0 : i - sent_again + 1; again <= i; again++)
        write_line(&events[again]);
    if (i == count / 3 || i == count / 3 * 2) correct(i + 1);
  }
  if (fclose(out) != 0) return perror(argv[2]), 74;
  size_t actions = 0;
  for (size_t i = 0; i < count; i++)
    actions += events[i].kind >= invoke && events[i].kind <= final_tool;
  printf("%zu lines, %zu of them again or corrections, %zu actions, %lu units\n", lines,
         lines - count, actions, units);
  free(events);
  return 0;
}
