// The yardstick: prompt and greedy decoding in a plain C loop over the llama.cpp libraries the app itself ships.
// usage: native MODEL BACKENDS_FOLDER PROMPT_TOKENS NEW_TOKENS THREADS   (prints one line of JSON)
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
  if (argc != 6) return 2;
  const int prompt_tokens = atoi(argv[3]), new_tokens = atoi(argv[4]), threads = atoi(argv[5]);
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

  // The same made-up prompt as workload.ts: ids that every LLaMA vocabulary has as ordinary pieces.
  llama_token *prompt = malloc(sizeof(llama_token) * prompt_tokens);
  for (int i = 0; i < prompt_tokens; i++) prompt[i] = i == 0 ? 1 : 1000 + (i * 37) % 20000;

  const double start = now_ms();
  if (llama_decode(ctx, llama_batch_get_one(prompt, prompt_tokens))) return 1;
  llama_token token = llama_sampler_sample(greedy, ctx, -1);
  const double first = now_ms();
  unsigned checksum = token;
  for (int i = 1; i < new_tokens; i++) {
    if (llama_decode(ctx, llama_batch_get_one(&token, 1))) return 1;
    token = llama_sampler_sample(greedy, ctx, -1);
    checksum = checksum * 31 + token;
  }
  const double end = now_ms();
  printf("{\"firstTokenMs\":%.1f,\"promptTps\":%.2f,\"decodeTps\":%.2f,\"checksum\":%u}\n", first - start,
         prompt_tokens / (first - start) * 1e3, (new_tokens - 1) / (end - first) * 1e3, checksum);
  return 0;
}
