// The yardstick: prompt and greedy decoding in a plain C loop over the llama.cpp libraries the app itself ships.
// usage: native MODEL BACKENDS_FOLDER NEW_TOKENS THREADS PROMPT_TOKEN…   (prints one line of JSON)
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "ggml-backend.h"
#include "llama.h"

static double now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void quiet(enum ggml_log_level level, const char *text, void *data) {
  (void)data;
  if (level == GGML_LOG_LEVEL_ERROR) fputs(text, stderr);
}

int main(int argc, char **argv) {
  if (argc < 6) return 2;
  const int new_tokens = atoi(argv[3]), threads = atoi(argv[4]), prompt_tokens = argc - 5;
  llama_log_set(quiet, NULL);
  ggml_backend_load_all_from_path(argv[2]);
  llama_backend_init();

  struct llama_model_params mp = llama_model_default_params();
  mp.n_gpu_layers = 0;
  struct llama_model *model = llama_model_load_from_file(argv[1], mp);
  if (!model) return 1;
  struct llama_context_params cp = llama_context_default_params();
  cp.n_ctx = prompt_tokens + new_tokens + 64;
  cp.n_batch = cp.n_ubatch = 512;
  cp.n_threads = cp.n_threads_batch = threads;
  struct llama_context *ctx = llama_init_from_model(model, cp);
  if (!ctx) return 1;
  struct llama_sampler *greedy = llama_sampler_init_greedy();

  llama_token *prompt = malloc(sizeof(llama_token) * prompt_tokens);
  llama_token *out = malloc(sizeof(llama_token) * new_tokens);
  for (int i = 0; i < prompt_tokens; i++) prompt[i] = atoi(argv[5 + i]);

  const double start = now_ms();
  if (llama_decode(ctx, llama_batch_get_one(prompt, prompt_tokens))) return 1;
  out[0] = llama_sampler_sample(greedy, ctx, -1);
  const double first = now_ms();
  for (int i = 1; i < new_tokens; i++) {
    if (llama_decode(ctx, llama_batch_get_one(&out[i - 1], 1))) return 1;
    out[i] = llama_sampler_sample(greedy, ctx, -1);
  }
  const double end = now_ms();
  printf("{\"firstTokenMs\":%.2f,\"decodeMs\":%.2f,\"tokens\":[", first - start, end - first);
  for (int i = 0; i < new_tokens; i++) printf(i ? ",%d" : "%d", out[i]);
  printf("]}\n");
  return 0;
}
