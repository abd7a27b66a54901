#include "views/exports.h"

#include <QBuffer>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QMessageBox>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "draw/text.h"
#include "draw/tree_nodes.h"
#include "models/event_log_model.h"
#include "models/process_table_model.h"
#include "observer/export/findings.h"
#include "observer/export/json.h"
#include "observer/export/marks.h"
#include "observer/export/perfetto.h"
#include "observer/export/sequence.h"
#include "observer/export/table.h"
#include "observer/export/tree.h"
#include "views/findings_view.h"
#include "views/heat_map_view.h"
#include "views/mailbox_charts.h"
#include "views/save_file.h"
#include "views/sequence_view.h"
#include "views/supervision_tree_view.h"
#include "views/timeline_view.h"

namespace ui {
namespace {

using namespace observer::exporting;

const QStringList picture_suffixes = {"png", "svg", "pdf"};

QByteArray svg_of(QWidget& widget) {
  QBuffer buffer;
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setSize(widget.size());
  generator.setViewBox(QRect({0, 0}, widget.size()));
  generator.setTitle("Actorscope");
  QPainter painter(&generator);
  widget.render(&painter);
  painter.end();
  return buffer.data();
}

QByteArray pdf_of(QWidget& widget) {
  constexpr int dots_per_inch = 96;
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setResolution(dots_per_inch);
  writer.setPageSize(QPageSize(QSizeF(widget.size()) / dots_per_inch, QPageSize::Inch));
  writer.setPageMargins({});
  QPainter painter(&writer);
  widget.render(&painter);
  painter.end();
  return buffer.data();
}

QByteArray png_of(QWidget& widget) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  widget.grab().save(&buffer, "PNG");
  return buffer.data();
}

/// The rows that are on screen, in their order.
/// @param drawn a column that has no text
Text rows_of(const QAbstractItemModel& model, std::optional<int> drawn = {}) {
  std::vector<std::string> header;
  std::vector<int> columns;
  for (int column = 0; column < model.columnCount(); ++column) {
    if (column == drawn) continue;
    header.push_back(model.headerData(column, Qt::Horizontal).toString().toStdString());
    columns.push_back(column);
  }
  auto cell = [&](std::size_t row, std::size_t column) {
    QModelIndex index = model.index(int(row), columns[column]);
    return without_isolation(index.data().toString()).toStdString();
  };
  return table_as_csv(header, std::size_t(model.rowCount()), cell);
}

}  // namespace

QString write_picture(QWidget& widget, const QString& file) {
  if (widget.size().isEmpty() || !widget.isVisible()) {
    return Exports::tr("There is nothing to draw: the view is not shown. Open it first.");
  }
  QString suffix = QFileInfo(file).suffix().toLower();
  if (suffix == "png") return save_file(png_of(widget), file);
  if (suffix == "svg") return save_file(svg_of(widget), file);
  if (suffix == "pdf") return save_file(pdf_of(widget), file);
  return Exports::tr("'%1' is no kind of picture. Allowed: %2.")
      .arg(suffix, picture_suffixes.join(", "));
}

Exports::Exports(const Observation& observation, QMainWindow* window)
    : QObject(window), observation_(observation), window_(window) {
  tree_ = window->findChild<SupervisionTreeView*>("view.tree");
  sequence_ = window->findChild<SequenceCanvas*>("sequence.canvas");
  timeline_ = window->findChild<TimelineView*>("view.timeline");
  findings_ = window->findChild<FindingsView*>("view.findings");
  addPictures();
  addFiles();
}

void Exports::addPictures() {
  auto* charts = window_->findChild<MailboxCharts*>("view.charts");
  auto* heat = window_->findChild<HeatMapView*>("xray.heat");
  auto* inspector = window_->findChild<QWidget*>("view.inspector");
  auto* unselected = window_->findChild<QWidget*>("inspector.none")->parentWidget();
  auto* table = window_->findChild<ProcessTableModel*>();
  auto* log = window_->findChild<EventLogModel*>();
  auto no_cells = [heat] { return heat->map().cells.empty(); };
  addPicture("window", tr("Picture of the &window…"), window_, [] { return false; }, {});
  addPicture(
      "tree", tr("Picture of the &tree…"), tree_,
      [this] { return tree_->treeLayout().boxes.empty(); }, tr("There is no process in the tree."));
  addPicture(
      "sequence", tr("Picture of the m&essages…"), sequence_,
      [this] { return sequence_->sequenceLayout().arrows.empty(); },
      tr("There is no message in the diagram."));
  addPicture(
      "timeline", tr("Picture of the t&imeline…"), timeline_,
      [this] { return observation_.system().event_count() == 0; }, tr("Nothing has happened yet."));
  addPicture(
      "charts", tr("Picture of the mailbox &charts…"), charts,
      [charts] { return charts->isEmpty(); }, tr("There is no line in the charts."));
  addPicture("xray", tr("Picture of the mailbox &X-ray…"),
             window_->findChild<QWidget*>("view.xray"), no_cells,
             tr("There is no process whose mailbox could be shown."));
  addPicture("heat", tr("Picture of the &heat map…"), heat, no_cells,
             tr("There is no process whose mailbox could be shown."));
  addPicture(
      "findings", tr("Picture of the &findings…"), findings_,
      [this] { return findings_->findings().empty(); }, tr("Nothing is wrong."));
  addPicture(
      "table", tr("Picture of the &processes…"), window_->findChild<QWidget*>("view.table"),
      [table] { return table->rowCount() == 0; }, tr("There is no process in the table."));
  addPicture(
      "log", tr("Picture of the event &log…"), window_->findChild<QWidget*>("view.log"),
      [log] { return log->rowCount() == 0; }, tr("There is no event in the log."));
  addPicture(
      "inspector", tr("Picture of the inspecto&r…"), inspector,
      [unselected] { return !unselected->isHidden(); }, tr("No process is selected."));
}

void Exports::addFiles() {
  add("tree_dot", tr("Tree as &DOT…"), "dot",
      [this] { return tree_as_dot(observation_.system(), nodes_of(tree_->completeScene())); });
  add("tree_mermaid", tr("Tree as &Mermaid…"), "mmd",
      [this] { return tree_as_mermaid(observation_.system(), nodes_of(tree_->completeScene())); });
  add("sequence_mermaid", tr("Messages as Me&rmaid…"), "mmd", [this] { return sequence(); });
  auto* table = window_->findChild<ProcessTableModel*>();
  auto* log = window_->findChild<EventLogModel*>();
  add("table_csv", tr("Processes as &CSV…"), "csv", [table] {
    table->bringUpToDate();
    return rows_of(*table, ProcessTableModel::History);
  });
  add("log_csv", tr("Event &log as CSV…"), "csv", [log] {
    log->bringUpToDate();
    return rows_of(*log);
  });
  add("timeline_csv", tr("Mar&ks of the timeline as CSV…"), "csv", [this] { return marks(); });
  add("findings_csv", tr("&Findings as CSV…"), "csv", [this] { return findings(); });
  add("trace", tr("Trace for &Perfetto…"), "json", [this] { return perfetto(); });
  add("snapshot", tr("&Snapshot as JSON…"), "json", [this] { return snapshot(); });
}

void Exports::addPicture(const QString& id, const QString& title, QWidget* widget, IsEmpty is_empty,
                         const QString& why_empty) {
  add(Kind{id, title, picture_suffixes.first(), {}, widget, std::move(is_empty), why_empty},
      pictures_);
}

void Exports::add(const QString& id, const QString& title, const QString& suffix,
                  std::function<Contents()> contents) {
  add(Kind{id, title, suffix, std::move(contents), nullptr, {}, {}}, files_);
}

void Exports::add(Kind kind, QList<QAction*>& actions) {
  auto* action = new QAction(kind.title, this);
  action->setObjectName("export." + kind.id);
  connect(action, &QAction::triggered, this, [this, kind] { ask(kind); });
  actions.append(action);
  kinds_.push_back(std::move(kind));
}

/// The messages that the sequence diagram shows when one scrolls over all of it.
Exports::Contents Exports::perfetto() const {
  const auto& system = observation_.system();
  const SequenceFilter& filter = sequence_->filter();
  observer::TimeRange all{observer::TimePoint::min(), observation_.now()};
  TraceFilter passing;
  passing.tracks = [this, &system](otp::Pid pid) {
    const auto* entry = system.find(pid);
    return entry == nullptr || observation_.shows(*entry);
  };
  passing.passes = [&](const observer::MessageRecord& message) {
    return filter.passes(message, system);
  };
  return trace_as_json(observation_.flow(), observation_.causality(), all, titles_of(system),
                       passing);
}

/// The processes that the search in the tree finds, or else all.
Exports::Contents Exports::snapshot() const {
  const TreeScene& scene = tree_->completeScene();
  return snapshot_as_json(observation_.system(), [&](const observer::ProcessEntry& entry) {
    return observation_.shows(entry) && (!scene.found().is_active() || scene.finds_now(entry.id));
  });
}

Exports::Contents Exports::sequence() const {
  sequence_->bringUpToDate();
  std::vector<observer::MessageNumber> numbers;
  for (const auto& arrow : sequence_->sequenceLayout().arrows) numbers.push_back(arrow.number);
  return sequence_as_mermaid(observation_.flow(), numbers, titles_of(observation_.system()));
}

/// Those in the part of time that the timeline shows.
Exports::Contents Exports::marks() const {
  timeline_->bringUpToDate();
  return marks_as_csv(timeline_->shownMarks());
}

Exports::Contents Exports::findings() const {
  findings_->look();
  return findings_as_csv(findings_->findings(), observation_.system());
}

QString Exports::writePicture(const Kind& kind, const QString& file) const {
  const QWidget* around = kind.picture->parentWidget();  // an empty view may hide itself
  bool is_open = around == nullptr || around->isVisible();
  if (is_open && kind.is_empty()) return tr("There is nothing to draw. %1").arg(kind.why_empty);
  return write_picture(*kind.picture, file);
}

QString Exports::write(const Kind& kind, const QString& file) const {
  if (kind.picture != nullptr) return writePicture(kind, file);
  Contents contents = kind.contents();
  if (!contents) return text(contents.error().sentence);
  return save_file(QByteArray::fromStdString(*contents), file);
}

QString Exports::write(const QString& id, const QString& file) const {
  for (const Kind& kind : kinds_) {
    if (kind.id == id) return write(kind, file);
  }
  return tr("There is no export '%1'.").arg(id);
}

void Exports::ask(const Kind& kind) {
  QStringList filters;
  for (const QString& suffix :
       kind.picture != nullptr ? picture_suffixes : QStringList{kind.suffix})
    filters << QString("%1 (*.%2)").arg(suffix.toUpper(), suffix);
  QFileDialog dialog(window_, kind.title.chopped(1).remove('&'), {}, filters.join(";;"));
  dialog.setObjectName("dialog.export");
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setDefaultSuffix(kind.suffix);
  dialog.selectFile("actorscope-" + kind.id + '.' + kind.suffix);
  if (dialog.exec() != QDialog::Accepted) return;
  QString file = dialog.selectedFiles().first();
  QString wrong = write(kind, file);
  if (wrong.isEmpty()) Q_EMIT told(tr("%1 was written.").arg(file), false);
  else QMessageBox::warning(window_, tr("Nothing was exported"), wrong);
}

}  // namespace ui
