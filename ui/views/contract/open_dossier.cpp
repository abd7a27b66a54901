#include "views/contract/open_dossier.h"

#include "draw/desk_sentences.h"
#include "draw/text.h"
#include "murabaha/trail.h"

namespace ui {

using murabaha::Dossier;

OpenDossier::OpenDossier(DeskPort& desk, QObject* parent) : QObject(parent), desk_(desk) {
  connect(&desk, &DeskPort::deskChanged, this, [this] {
    is_asked_ = false;  // the desk before does not answer any more
    open({});
  });
  connect(&desk, &DeskPort::actorChanged, this, &OpenDossier::showAgain);
}

void OpenDossier::open(const std::string& contract_id) {
  id_ = contract_id;
  bool was_there = present_.has_value();
  present_.reset();
  past_.reset();
  fetch();
  if (was_there && id_.empty()) Q_EMIT changed();
}

void OpenDossier::fetch() {
  if (id_.empty() || !desk_.isOpen()) return;
  if (is_asked_) {
    is_old_ = true;
    return;
  }
  is_asked_ = true;
  desk_.look(id_, this, [this, id = id_](const murabaha::Result<Dossier>& answer) {
    is_asked_ = false;
    if (id == id_) take(answer);
    bool is_another = id != id_;
    if (std::exchange(is_old_, false) || is_another) fetch();
  });
}

namespace {

bool is_same(const Dossier& a, const Dossier& b) {
  return a.records == b.records && a.attempts == b.attempts && a.asked == b.asked;
}

}  // namespace

void OpenDossier::take(const murabaha::Result<Dossier>& answer) {
  if (!answer) {
    Q_EMIT failed(translated(answer.error().text()));
    return;
  }
  bool is_new = !present_ || !is_same(*present_, *answer);
  if (is_new) present_ = *answer;
  if (is_new) Q_EMIT changed();
  Q_EMIT fetched();
}

void OpenDossier::showAsOf(std::int64_t seq) {
  if (!present_) return;
  bool is_now = seq >= std::int64_t(present_->records.trail.size());
  if (is_now && !past_) return;
  if (is_now) past_.reset();
  else past_ = asOf(std::max<std::int64_t>(seq, 1));
  Q_EMIT changed();
}

/// The contract, its rows and what was refused, from the beginning of its trail.
Dossier OpenDossier::asOf(std::int64_t seq) const {
  std::vector<murabaha::AuditRow> trail = present_->records.trail;
  trail.resize(std::min(trail.size(), std::size_t(seq)));
  Dossier then;
  then.contract = murabaha::replay(id_, trail).contract;
  auto rows = murabaha::rebuild(id_, trail);
  if (rows) then.records = std::move(*rows);
  else then.records.trail = trail;
  murabaha::Timestamp at = trail.back().at;
  for (const murabaha::Attempt& attempt : present_->attempts) {
    if (attempt.at <= at) then.attempts.push_back(attempt);
  }
  return then;
}

QString OpenDossier::localTime(murabaha::Timestamp at) const {
  return text(murabaha::format_time(desk_.local(at)));
}

murabaha::Moment OpenDossier::moment() const {
  murabaha::Timestamp at = desk_.now();
  // A desk whose clock is behind its own trail would refuse what it will accept.
  if (present_ && !present_->records.trail.empty()) {
    at = std::max(at, present_->records.trail.back().at);
  }
  return desk_.momentAt(at);
}

murabaha::Moment OpenDossier::shownMoment() const {
  murabaha::Moment judged = moment();
  const auto& history = shown().contract.history;
  if (isPast() && !history.empty()) judged.day = history.back().day;
  return judged;
}

}  // namespace ui
