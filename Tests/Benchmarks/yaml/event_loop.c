// The yardstick of the YAML benchmark: libyaml's events in a bare loop, and the file they are
// read from.
//
//   event_loop write FILE BYTES   a tasks.yaml of about BYTES bytes, the same every time
//   event_loop FILE RUNS          the best time of RUNS passes over FILE, in milliseconds

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <yaml.h>

static const char *statuses[] = {"released", "running", "ready", "blocked", "reviewing"};
static const char *actions[] = {"task_start", "task_finish", "task_merge", "task_release"};

static int write_tasks(const char *path, long bytes) {
  FILE *file = fopen(path, "wb");
  if (!file) return 1;
  fprintf(file, "version: '0.1'\nqueues:\n  data: TASK_000001\n  dev: null\ntasks:\n");
  unsigned random = 1;
  for (int task = 1; ftell(file) < bytes; task++) {
    random = random * 1103515245u + 12345u;
    fprintf(file, "  TASK_%06d:\n    status: %s\n    queue: dev\n    branch: feature/TASK_%06d\n",
            task, statuses[random / 65536 % 5], task);
    fprintf(file, "    priority: P%u\n    title: 'Review of part %d — 审查'\n", random / 65536 % 4,
            task);
    fprintf(file, "    last_updated: '2026-02-%02uT17:11:26.010977+00:00'\n    events:\n",
            random / 65536 % 28 + 1);
    for (int event = 0; event < 4; event++) {
      fprintf(file, "    - timestamp: '2026-02-%02uT1%d:46:02.%06u+00:00'\n      action: %s\n",
              random / 65536 % 28 + 1, event, random / 4096 % 1000000, actions[event]);
      fprintf(file, "      from: %s\n      to: %s\n", statuses[event], statuses[event + 1]);
    }
  }
  return fclose(file) != 0;
}

static double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static long count_events(const unsigned char *text, size_t length) {
  yaml_parser_t parser;
  yaml_event_t event;
  long count = 0;
  if (!yaml_parser_initialize(&parser)) return -1;
  yaml_parser_set_input_string(&parser, text, length);
  for (int done = 0; !done; count++) {
    if (!yaml_parser_parse(&parser, &event)) return -1;
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  return count;
}

int main(int count, char **words) {
  if (count == 4 && strcmp(words[1], "write") == 0) return write_tasks(words[2], atol(words[3]));
  if (count != 3) return 64;
  FILE *file = fopen(words[1], "rb");
  if (!file || fseek(file, 0, SEEK_END) != 0) return 74;
  size_t length = (size_t)ftell(file);
  rewind(file);
  unsigned char *text = malloc(length);
  if (!text || fread(text, 1, length, file) != length) return 74;
  int runs = atoi(words[2]);
  double best = 0;
  for (int run = 0; run < runs; run++) {
    double start = milliseconds();
    if (count_events(text, length) < 0) return 65;
    double time = milliseconds() - start;
    if (run == 0 || time < best) best = time;
  }
  printf("%.1f\n", best);
  return 0;
}
