#include "views/exports.h"

#include <QAbstractItemView>
#include <QBuffer>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QMessageBox>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "draw/text.h"
#include "observer/export/json.h"
#include "observer/export/perfetto.h"
#include "observer/export/sequence.h"
#include "observer/export/table.h"
#include "observer/export/tree.h"
#include "views/rows_view.h"
#include "views/save_file.h"
#include "views/sequence_view.h"

namespace ui {
namespace {

using namespace observer::exporting;

const QStringList picture_suffixes = {"png", "svg", "pdf"};

bool is_shown(const observer::ProcessEntry& entry) { return !entry.is_own; }

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

/// The rows that pass the filter, in their order.
Text rows_of(const QAbstractItemModel& model) {
  std::vector<std::string> header;
  for (int column = 0; column < model.columnCount(); ++column) {
    header.push_back(model.headerData(column, Qt::Horizontal).toString().toStdString());
  }
  return table_as_csv(header, std::size_t(model.rowCount()),
                      [&](std::size_t row, std::size_t column) {
                        return model.index(int(row), int(column)).data().toString().toStdString();
                      });
}

}  // namespace

QString write_picture(QWidget& widget, const QString& file) {
  if (widget.size().isEmpty() || !widget.isVisible()) {
    return Exports::tr("There is nothing to draw: the view is not shown.");
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
  const auto& system = observation_;
  addPicture("window", tr("Picture of the &window…"), window);
  addPicture("tree", tr("Picture of the &tree…"), window->findChild<QWidget*>("view.tree"));
  addPicture("sequence", tr("Picture of the m&essages…"),
             window->findChild<QWidget*>("sequence.canvas"));
  add("tree_dot", tr("Tree as &DOT…"), "dot",
      [&system] { return tree_as_dot(system.system(), is_shown); });
  add("tree_mermaid", tr("Tree as &Mermaid…"), "mmd",
      [&system] { return tree_as_mermaid(system.system(), is_shown); });
  add("sequence_mermaid", tr("Messages as Me&rmaid…"), "mmd", [this] { return sequence(); });
  auto* table = window->findChild<QAbstractItemView*>("table.processes");
  auto* log = window->findChild<RowsView*>("log.events");
  add("table_csv", tr("Processes as &CSV…"), "csv", [table] { return rows_of(*table->model()); });
  add("log_csv", tr("Event &log as CSV…"), "csv", [log] { return rows_of(log->model()); });
  add("trace", tr("Trace for &Perfetto…"), "json", [this] { return perfetto(); });
  add("snapshot", tr("&Snapshot as JSON…"), "json",
      [&system] { return snapshot_as_json(system.system(), is_shown); });
}

void Exports::addPicture(const QString& id, const QString& title, QWidget* widget) {
  add(Kind{id, title, picture_suffixes.first(), {}, widget});
}

void Exports::add(const QString& id, const QString& title, const QString& suffix,
                  std::function<Contents()> contents) {
  add(Kind{id, title, suffix, std::move(contents), nullptr});
}

void Exports::add(Kind kind) {
  auto* action = new QAction(kind.title, this);
  action->setObjectName("export." + kind.id);
  connect(action, &QAction::triggered, this, [this, kind] { ask(kind); });
  actions_.append(action);
  kinds_.push_back(std::move(kind));
}

Exports::Contents Exports::perfetto() const {
  const auto& flow = observation_.flow();
  const auto& system = observation_.system();
  observer::TimeRange all{observer::TimePoint::min(), observation_.now()};
  auto tracked = [&system](otp::Pid pid) {
    const auto* entry = system.find(pid);
    return entry == nullptr || !entry->is_own;
  };
  return trace_as_json(flow, observation_.causality(), all, titles_of(system), tracked);
}

Exports::Contents Exports::sequence() const {
  auto* canvas = window_->findChild<SequenceCanvas*>();
  std::vector<observer::MessageNumber> numbers;
  for (const auto& arrow : canvas->sequenceLayout().arrows) numbers.push_back(arrow.number);
  return sequence_as_mermaid(observation_.flow(), numbers, titles_of(observation_.system()));
}

QString Exports::write(const Kind& kind, const QString& file) const {
  if (kind.picture != nullptr) return write_picture(*kind.picture, file);
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
