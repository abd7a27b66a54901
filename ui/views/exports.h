#pragma once

#include <QAction>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

#include "base/error.h"
#include "models/observation.h"

class QMainWindow;

namespace ui {

class FindingsView;
class SequenceCanvas;
class SupervisionTreeView;
class TimelineView;

/// Writes what is on screen, with the filters and the search that are set there, into files:
/// pictures, diagrams, tables, traces. A table has the rows that its view has: what a search greys
/// is in it, what it hides is not. What would be empty, or cannot be written, is refused with a
/// sentence, and no file is left behind.
class Exports : public QObject {
  Q_OBJECT

 public:
  /// @param window whose views are exported; they are there already
  Exports(const Observation& observation, QMainWindow* window);

  /// Pictures of the views.
  const QList<QAction*>& pictures() const { return pictures_; }
  /// Diagrams, tables and data.
  const QList<QAction*>& files() const { return files_; }
  /// Writes an export without asking for the file.
  /// @param id of its action, without `export.`
  /// @returns what is wrong; empty when the file is written
  QString write(const QString& id, const QString& file) const;

 Q_SIGNALS:
  /// What came of an export.
  void told(const QString& sentence, bool is_refusal);

 private:
  using Contents = otp::Result<std::string>;
  using IsEmpty = std::function<bool()>;
  struct Kind {
    QString id;
    QString title;
    QString suffix;  // `csv`; of a picture the first of three
    std::function<Contents()> contents;
    QWidget* picture;  // of this, instead
    IsEmpty is_empty;
    QString why_empty;  // what is missing then, as a sentence
  };

  void addPictures();
  void addFiles();
  /// @param is_empty whether there is nothing in the view that a picture could show
  void addPicture(const QString& id, const QString& title, QWidget* widget, IsEmpty is_empty,
                  const QString& why_empty);
  void add(const QString& id, const QString& title, const QString& suffix,
           std::function<Contents()> contents);
  void add(Kind kind, QList<QAction*>& actions);
  void ask(const Kind& kind);
  QString write(const Kind& kind, const QString& file) const;
  QString writePicture(const Kind& kind, const QString& file) const;
  Contents perfetto() const;
  Contents snapshot() const;
  Contents sequence() const;
  Contents marks() const;
  Contents findings() const;

  const Observation& observation_;
  QMainWindow* window_;
  SupervisionTreeView* tree_;
  SequenceCanvas* sequence_;
  TimelineView* timeline_;
  FindingsView* findings_;
  std::vector<Kind> kinds_;
  QList<QAction*> pictures_;
  QList<QAction*> files_;
};

/// Draws a widget into a file, by the end of its name: `.png`, `.svg` or `.pdf`.
/// @returns what is wrong; empty when it is written
QString write_picture(QWidget& widget, const QString& file);

}  // namespace ui
