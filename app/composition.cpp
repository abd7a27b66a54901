#include "composition.h"

#include <QCoreApplication>

#include "draw/observer_sentences.h"
#include "draw/text.h"
#include "models/process_table_model.h"

namespace app {
namespace {

constexpr auto frame = std::chrono::milliseconds(50);

std::vector<ui::DemoChoice> choices() {
  std::vector<ui::DemoChoice> choices;
  for (const demo::Demo& demo : demo::demos()) {
    choices.push_back({ui::text(demo.name), ui::translated_observation(std::string(demo.title)),
                       ui::translated_observation(std::string(demo.sentence))});
  }
  return choices;
}

}  // namespace

Composition::Composition(const Options& options, Contracts contracts)
    : options_(options), contracts_(std::move(contracts)), pump_(observation_) {
  window_ = std::make_unique<ui::MainWindow>(observation_, selection_, commands_, desk_, choices());
  connect(window_.get(), &ui::MainWindow::demoChosen, this, &Composition::startDemo);
  connect(&observation_, &ui::Observation::changed, this, &Composition::trySelection);
  connect(window_.get(), &ui::MainWindow::seen, &pump_, &ui::EventPump::setSeen);
  connect(window_.get(), &ui::MainWindow::viewPaused, &pump_, &ui::EventPump::setPaused);
  connect(window_.get(), &ui::MainWindow::seedChosen, this, [this](quint64 seed) {
    options_.seed = seed;
    startDemo(ui::text(world_->demo().name));
  });
  connect(&pump_, &ui::EventPump::kept, window_.get(), &ui::MainWindow::showKept);
  connect(&pump_, &ui::EventPump::laggingChanged, window_.get(), &ui::MainWindow::setLagging);
  connect(&commands_, &ui::CommandPort::answered, &pump_, &ui::EventPump::wake);
  if (options.actor) desk_.setActor(options.actor->toStdString());
  startDemo(options.demo);
}

Composition::~Composition() {
  pump_.setNode(nullptr);
  commands_.setNode(nullptr);
  desk_.setDesk(nullptr);
  window_.reset();
}

void Composition::startDemo(const QString& name) {
  const demo::Demo* demo = demo::find_demo(name.toStdString());
  if (demo == nullptr) return;
  pump_.setNode(nullptr);
  commands_.setNode(nullptr);
  desk_.setDesk(nullptr);
  world_.reset();
  selection_.select({});
  world_ = std::make_unique<World>(*demo, options_, contracts_);
  pump_.setNode(&world_->node());
  commands_.setNode(&world_->node());
  bool has_desk = demo->name == demo::demos().front().name;
  desk_.setDesk(has_desk ? &world_->desk() : nullptr);
  desk_.setClock([this] { return world_->time_of_day(observation_.now()); });
  observation_.clear();
  window_->worldBar().showDemo(name);
  window_->raiseView(has_desk ? "murabaha" : "inspector");
  window_->raiseView(ui::text(demo->view));
  wanted_selection_ = ui::text(demo->subject);
  is_selection_asked_for_ = false;
  if (plays_) world_->node().play();
}

void Composition::play() {
  plays_ = true;
  world_->node().play();
  pump_.start();
  window_->watchOverhead();
}

void Composition::runUntil(otp::TimePoint time) {
  for (otp::TimePoint now = world_->node().world().now; now < time;) {
    now = std::min(now + frame, time);
    world_->node().run_until(now);
    pump_.drain();
    QCoreApplication::processEvents();
  }
  // Some views look only every few frames.
  for (int i = 0; i < ui::ProcessTableModel::frames_between_changes; ++i) pump_.drain();
}

void Composition::selectByName(const QString& name) {
  wanted_selection_ = name;
  is_selection_asked_for_ = true;
  trySelection();
}

void Composition::trySelection() {
  bool has_chosen = !is_selection_asked_for_ && !selection_.current().is_none();
  if (has_chosen) wanted_selection_.clear();
  if (wanted_selection_.isEmpty()) return;
  std::string wanted = wanted_selection_.toStdString();
  observer::Identity found;
  observation_.system().for_each([&](const observer::ProcessEntry& entry) {
    if (found.is_none() && entry.title() == wanted) found = entry.id;
  });
  if (found.is_none()) return;
  wanted_selection_.clear();
  selection_.select(found);
}

}  // namespace app
