#include "views/process_jumps.h"

#include <algorithm>

#include "draw/text.h"

namespace ui {
namespace {

/// A process that is found, the better the lower its rank.
struct Found {
  int rank;
  Identity id;
};

int rank_of(const QString& title, const QString& wanted) {
  if (title.compare(wanted, Qt::CaseInsensitive) == 0) return 0;
  return title.startsWith(wanted, Qt::CaseInsensitive) ? 1 : 2;
}

bool holds(const QString& text, const QStringList& words) {
  return std::ranges::all_of(
      words, [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// The words that are none of the command itself, unless all are.
QStringList without(const QString& command, const QStringList& words) {
  QStringList others;
  for (const QString& word : words) {
    if (!command.contains(word, Qt::CaseInsensitive)) others << word;
  }
  return others.isEmpty() ? words : others;
}

}  // namespace

ProcessJumps::ProcessJumps(const Observation& observation, Selection& selection, QObject* parent)
    : QObject(parent), observation_(observation), selection_(selection) {}

QList<PaletteEntry> ProcessJumps::find(const QStringList& all_words, QObject* keeper) {
  const auto& system = observation_.system();
  QString path = tr("Go to process");
  QStringList words = without(path, all_words);
  QString wanted = words.join(' ');
  std::vector<Found> found;
  system.for_each([&](const observer::ProcessEntry& entry) {
    if (!observation_.shows(entry)) return;
    QString title = text(entry.title());
    if (!holds(title, words) && !holds(title + ' ' + text(entry.pid.text()), words)) return;
    found.push_back({rank_of(title, wanted), entry.id});
  });
  std::ranges::stable_sort(found, {}, &Found::rank);
  found.resize(std::min(found.size(), most_found));
  QList<PaletteEntry> entries;
  for (const Found& each : found) {
    const auto& entry = *system.find(each.id);
    QString name = apart(entry.title()) + ' ' + apart(entry.pid.text());
    auto* action = new QAction(name.replace('&', "&&"), keeper);
    action->setObjectName("go.process." + text(entry.pid.text()));
    connect(action, &QAction::triggered, this, [this, id = each.id] { selection_.select(id); });
    entries.append({action, path});
  }
  return entries;
}

}  // namespace ui
