#include "draw/chain_layout.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

#include "draw/observer_sentences.h"
#include "draw/observer_words.h"
#include "draw/text.h"

namespace ui {
namespace {

using observer::Incident;
using Mark = ChainLayout::Mark;

constexpr double head = 40;
constexpr double row_height = 30;
constexpr double time_room = 84;
constexpr double narrowest_lane = 104;
constexpr double after_last_lane = 60;  // for what is written beside it

struct ChainWords {
  Q_DECLARE_TR_FUNCTIONS(ChainWords)
};

QString label_of(const observer::MessageRecord& message) {
  QString label = apart(message.label.text());
  if (message.is_timer()) return ChainWords::tr("sets a timer for %1").arg(label);
  QString said = word_of(message.role) + ' ' + label;
  return message.dropped ? ChainWords::tr("%1, dropped: %2").arg(said, word_of(*message.dropped))
                         : said;
}

QString label_of(const Incident& incident) {
  QString detail = apart(to_text(incident.detail));
  switch (incident.kind) {
    case Incident::Kind::Spawned: return ChainWords::tr("starts");
    case Incident::Kind::Started:
      return incident.incarnation > 1
                 ? ChainWords::tr("starts again: #%1").arg(incident.incarnation)
                 : ChainWords::tr("starts as a child");
    case Incident::Kind::Decided:
      return ChainWords::tr("decides: %1").arg(word_of(incident.decision));
    case Incident::Kind::Crashed: return ChainWords::tr("crashes: %1").arg(detail);
    case Incident::Kind::Exited: return ChainWords::tr("ends: %1").arg(detail);
  }
  return {};
}

Mark mark_of(Incident::Kind kind) {
  switch (kind) {
    case Incident::Kind::Spawned:
    case Incident::Kind::Started: return Mark::Arrow;
    case Incident::Kind::Decided: return Mark::Event;
    case Incident::Kind::Crashed: return Mark::Fault;
    case Incident::Kind::Exited: return Mark::End;
  }
  return Mark::Event;
}

class ChainArranger {
 public:
  ChainArranger(const observer::MessageFlow& flow, const observer::SystemModel& system)
      : flow_(flow), system_(system) {}

  void add(const observer::CausalStep& step, std::size_t number) {
    ChainLayout::Row row;
    row.step = number;
    row.time = moment(step.at);
    if (step.message && flow_.knows(*step.message)) fill(row, flow_.record(*step.message));
    else if (step.incident) fill(row, *step.incident);
    else {
      row.from = row.to = lane(step.pid);
      row.label = translated_observation(step.sentence);
    }
    layout_.rows.push_back(std::move(row));
  }

  /// Rows were added from the last on.
  ChainLayout finish(double width) {
    std::ranges::reverse(layout_.rows);
    for (std::size_t i = 0; i < layout_.rows.size(); ++i) {
      layout_.rows[i].y = head + row_height * (double(i) + 0.5);
    }
    auto lanes = double(std::max<std::size_t>(1, layout_.lanes.size()));
    double room = std::max(narrowest_lane, (width - time_room - after_last_lane) / lanes);
    for (std::size_t i = 0; i < layout_.lanes.size(); ++i) {
      layout_.lanes[i].x = time_room + room * (double(i) + 0.5);
    }
    layout_.size = {time_room + room * lanes + after_last_lane,
                    head + row_height * double(layout_.rows.size()) + row_height / 2};
    return std::move(layout_);
  }

 private:
  void fill(ChainLayout::Row& row, const observer::MessageRecord& message) {
    row.from = lane(message.from());
    row.to = message.is_timer() ? row.from : lane(message.to);
    row.mark = row.from == row.to ? Mark::Event : Mark::Arrow;
    row.label = label_of(message);
  }
  void fill(ChainLayout::Row& row, const Incident& incident) {
    bool is_decision = incident.kind == Incident::Kind::Decided;
    row.mark = mark_of(incident.kind);
    row.to = lane(is_decision ? incident.by : incident.pid);
    row.from = row.mark == Mark::Arrow ? lane(incident.by) : row.to;
    row.label = label_of(incident);
  }
  /// The lane of a process: one for all that had its place in the tree.
  std::size_t lane(otp::Pid pid) {
    Identity id = system_.identity_of(pid);
    auto known = std::ranges::find_if(layout_.lanes, [&](const ChainLayout::Lane& lane) {
      return lane.pid == pid || (!id.is_none() && lane.id == id);
    });
    if (known != layout_.lanes.end()) return std::size_t(known - layout_.lanes.begin());
    QString title = pid.is_none() ? outside() : title_of(pid, system_);
    layout_.lanes.push_back({pid, id, title, 0});
    return layout_.lanes.size() - 1;
  }

  const observer::MessageFlow& flow_;
  const observer::SystemModel& system_;
  ChainLayout layout_;
};

}  // namespace

int ChainLayout::at(double y) const {
  auto row = int(std::floor((y - head) / row_height));
  return y >= head && row < int(rows.size()) ? row : -1;
}

QRectF ChainLayout::rect_of(std::size_t row) const {
  return {0, rows[row].y - row_height / 2, size.width(), row_height};
}

ChainLayout lay_out(const observer::CausalChain& chain, const observer::MessageFlow& flow,
                    const observer::SystemModel& system, double width) {
  ChainArranger arranger(flow, system);
  // Who took part in the last steps stands on the left: they are what one has asked about.
  for (std::size_t step = 0; step < chain.steps.size(); ++step)
    arranger.add(chain.steps[step], step);
  return arranger.finish(width);
}

}  // namespace ui
