#include "features/voices/voices.h"

#include "features/voices/voice_jobs.h"
#include "features/voices/voice_routes.h"

namespace lianxin::voices {

Result<std::shared_ptr<const VoiceBook>> open_book(const Deployment& deployment) {
  VoiceBook out{.partition = deployment.partition, .seed = seed_of(deployment.secret_key), .zone = deployment.zone};
  out.desk = TRY(tickets::open_desk(deployment));
  out.starter = TRY(starter_examples(TRY(deployment.packs.text("classifier_examples.json")), out.desk->packs().categories));
  return std::make_shared<const VoiceBook>(std::move(out));
}

Result<Feature> feature(const Deployment& deployment) {
  const auto book = TRY(open_book(deployment));
  Feature out{.name = "voices"};
  out.verbs = {read_voices, read_proposals, group_voices, keep_models};
  out.mount = [book](http::Router& router) {
    mount_voices(router, book);
    mount_proposals(router, book);
    mount_models(router, book);
  };
  out.jobs = voice_jobs(book, std::make_shared<Placing>(book));
  out.reactions = voice_reactions(deployment.partition);
  return out;
}

}  // namespace lianxin::voices
