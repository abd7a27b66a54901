#pragma once

#include <QObject>

#include <memory>

#include "bridge/event_pump.h"
#include "main_window.h"
#include "options.h"
#include "world.h"

namespace app {

/// Puts the parts together: the only place that knows them all. It runs a demo and shows it.
class Composition : public QObject {
  Q_OBJECT

 public:
  explicit Composition(const Options& options, Contracts contracts = {});
  ~Composition() override;

  ui::MainWindow& window() { return *window_; }
  ui::Observation& observation() { return observation_; }
  ui::Selection& selection() { return selection_; }
  World& world() { return *world_; }
  ui::DeskPort& desk() { return desk_; }

  /// Stops what runs and starts a demo in its place.
  void startDemo(const QString& name);
  /// Lets the world and the screen go on by themselves.
  void play();
  /// Moves a world that does not play to a moment, frame by frame as if it had been watched.
  void runUntil(otp::TimePoint time);
  /// Selects the process of this name as soon as there is one.
  void selectByName(const QString& name);
  /// Whether nobody of the name that is to be selected has come yet.
  bool awaitsSelection() const { return is_selection_asked_for_ && !wanted_selection_.isEmpty(); }

 private:
  void trySelection();

  Options options_;
  Contracts contracts_;
  ui::Observation observation_;
  ui::Selection selection_;
  ui::CommandPort commands_;
  ui::DeskPort desk_;
  ui::EventPump pump_;
  std::unique_ptr<World> world_;
  std::unique_ptr<ui::MainWindow> window_;
  QString wanted_selection_;
  bool is_selection_asked_for_ = false;  // else the demo would like it
  bool plays_ = false;
};

}  // namespace app
