#include "views/process_inspector.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QTextBrowser>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <ranges>

#include "draw/blast_overlay.h"
#include "draw/counted.h"
#include "draw/observer_words.h"
#include "draw/text.h"
#include "draw/theme.h"
#include "observer/busiest.h"
#include "views/crash_page.h"
#include "views/empty_pane.h"
#include "views/leading.h"
#include "views/mailbox_page.h"
#include "views/past_lives_page.h"
#include "views/still_frame.h"
#include "views/term_view.h"

namespace ui {

using observer::ProcessEntry;
using observer::Status;

namespace {
constexpr std::size_t most_relations = 50;  // of a kind; who wants all sees them in the tree
constexpr auto between_predictions = std::chrono::milliseconds(500);
}  // namespace

ProcessInspector::ProcessInspector(Observation& observation, Selection& selection,
                                   CommandPort& port, ProcessActions& actions, QWidget* parent)
    : QWidget(parent),
      observation_(observation),
      selection_(selection),
      port_(port),
      state_(new TermModel(this)) {
  setObjectName("view.inspector");
  contents_ = new QWidget(this);
  auto* inner = new QVBoxLayout(contents_);
  inner->setContentsMargins(10, 8, 10, 8);
  inner->addWidget(makeHeader());
  inner->addWidget(makeButtons(actions));
  outcome_ = new QLabel(contents_);
  outcome_->setObjectName("inspector.outcome");
  outcome_->setWordWrap(true);
  outcome_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  outcome_->hide();
  inner->addWidget(outcome_);
  tabs_ = makeTabs();
  inner->addWidget(tabs_, 1);
  empty_ = new EmptyPane("inspector.none", this);
  empty_->say(
      tr("What a process is, what it holds and who depends on it. None is selected: select "
         "one in the tree, the table or the log."));
  empty_->offer("inspector.busiest", tr("Select the busiest process"),
                [this] { selection_.select(observer::busiest(observation_.system())); });
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(contents_);
  layout->addWidget(empty_);
  connect(relations_, &QTextBrowser::anchorClicked, this, &ProcessInspector::followLink);
  connect(&selection, &Selection::changed, this, &ProcessInspector::onSelected);
  connect(&observation, &Observation::changed, this, &ProcessInspector::onChanged);
  connect(&observation, &Observation::ticked, this, &ProcessInspector::refreshTime);
  connect(&observation, &Observation::cleared, this, [this] {
    watched_ = {};
    predicted_ = {};
    refresh();
  });
  connect(&actions, &ProcessActions::told, this, [this](const QString& sentence, bool is_refusal) {
    const Theme& theme = theme_of(palette());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, is_refusal ? theme.error : theme.success);
    outcome_->setPalette(colours);
    outcome_->setText((is_refusal ? tr("Refused: ") : QString()) + sentence);
    outcome_->show();
  });
  refresh();
}

QWidget* ProcessInspector::makeHeader() {
  auto* header = new QWidget(contents_);
  title_ = new QLabel(header);
  title_->setObjectName("inspector.title");
  QFont font = bold_font();
  font.setPixelSize(font.pixelSize() + 4);
  title_->setFont(font);
  title_->setAlignment(leading(*this));
  identity_ = new QLabel(header);
  identity_->setObjectName("inspector.identity");
  identity_->setWordWrap(true);
  identity_->setAlignment(leading(*this));
  identity_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  exit_ = new QLabel(header);
  exit_->setObjectName("inspector.exit");
  exit_->setWordWrap(true);
  exit_->setAlignment(leading(*this));
  blast_ = new QLabel(header);
  blast_->setObjectName("inspector.blast");
  blast_->setAccessibleName(tr("What comes of it if it dies"));
  blast_->setWordWrap(true);
  blast_->setAlignment(leading(*this));
  // It is reached without a mouse too.
  blast_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  blast_->setFocusPolicy(Qt::StrongFocus);
  auto* layout = new QVBoxLayout(header);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  layout->addWidget(title_);
  layout->addWidget(identity_);
  layout->addWidget(exit_);
  layout->addWidget(blast_);
  return header;
}

QWidget* ProcessInspector::makeButtons(ProcessActions& actions) {
  auto* bar = new QWidget(contents_);
  auto* layout = new QHBoxLayout(bar);
  layout->setContentsMargins(0, 2, 0, 2);
  layout->setSpacing(4);
  const QString labels[] = {tr("Send…"), tr("Suspend"), tr("Resume"), tr("Exit…"), tr("Kill…")};
  int number = 0;
  for (QAction* action : actions.all()) {
    auto* button = new QToolButton(bar);
    button->setDefaultAction(action);
    button->setText(labels[number++]);
    button->setObjectName("inspector." + action->objectName());
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::StrongFocus);
    // The action has a longer text for menus; a change of the action must not bring it back.
    connect(action, &QAction::changed, button,
            [button, label = button->text()] { button->setText(label); });
    layout->addWidget(button);
  }
  layout->addStretch();
  return bar;
}

QTabWidget* ProcessInspector::makeTabs() {
  auto* tabs = new QTabWidget(contents_);
  tabs->setObjectName("inspector.tabs");
  tabs->setDocumentMode(true);
  relations_ = new QTextBrowser(tabs);
  relations_->setObjectName("inspector.relations");
  relations_->setFrameShape(QFrame::NoFrame);
  relations_->setOpenLinks(false);
  crash_ = new CrashPage(observation_, tabs);
  state_page_ = makeStatePage();
  mailbox_ = new MailboxPage(observation_, tabs);
  tabs->addTab(state_page_, tr("State"));
  tabs->addTab(mailbox_, tr("Mailbox"));
  tabs->addTab(relations_, tr("Relations"));
  tabs->addTab(crash_, tr("Crash"));
  past_ = new PastLivesPage(observation_, tabs);
  connect(past_, &PastLivesPage::successorChosen, this, [this](Identity place) {
    selection_.select(place);
    tabs_->setCurrentIndex(0);
  });
  tabs->addTab(past_, tr("Past"));
  connect(tabs, &QTabWidget::currentChanged, this, &ProcessInspector::fillPage);
  tabs->tabBar()->setUsesScrollButtons(false);
  return tabs;
}

QWidget* ProcessInspector::makeStatePage() {
  auto* page = new QWidget(contents_);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 4, 0, 0);
  state_age_ = new QLabel(page);
  state_age_->setObjectName("inspector.state_age");
  state_age_->setFont(small_font());
  layout->addWidget(new StillFrame(state_age_, page));
  layout->addWidget(new TermView(state_, "inspector.state", page));
  return page;
}

// Following the selection

void ProcessInspector::onSelected(Identity id) {
  observation_.keep(id);
  const ProcessEntry* entry = observation_.system().find(id);
  outcome_->hide();
  watch(entry != nullptr && entry->is_alive ? entry->pid : otp::Pid{});
  refresh();
}

/// Asks for the state and mailbox of the process that is looked at, and no longer for the last
/// one's.
void ProcessInspector::watch(otp::Pid pid) {
  if (pid == watched_) return;
  if (!watched_.is_none()) port_.submit(observer::Inspect{watched_, false}, this);
  watched_ = pid;
  if (!pid.is_none()) port_.submit(observer::Inspect{pid, true}, this);
}

void ProcessInspector::onChanged(const Changes& changes) {
  Identity id = selection_.current();
  if (!changes.touched.contains(id) && !changes.removed.contains(id)) return;
  const ProcessEntry* entry = observation_.system().find(id);
  // A restart has put another process into the place.
  if (entry != nullptr && entry->is_alive) watch(entry->pid);
  refresh();
}

QString ProcessInspector::identityText(const ProcessEntry& entry) const {
  QStringList lines;
  QString kind = entry.is_supervisor()                         ? tr("supervisor")
                 : entry.kind == observer::ProcessKind::Server ? tr("server")
                                                               : tr("plain process");
  lines << tr("%1  ·  %2 %3").arg(apart(entry.pid.text()), kind, apart(entry.label.text()));
  lines << apart(
      text(observation_.system().path_of(entry.id)).replace('/', QString::fromUtf8(" \u203a ")));
  QString status = word_of(entry.status);
  if (entry.status == Status::Busy) {
    status +=
        tr(" with %1 for %2")
            .arg(apart(entry.handling.text()), duration(observation_.now() - entry.busy_since));
  }
  if (entry.traps_exits) status += tr(", traps exits");
  lines << tr("Status: %1").arg(status);
  if (entry.is_supervised) {
    QString restarted =
        entry.restarts() == 0 ? tr("never restarted") : counted(entry.restarts(), Things::Restarts);
    lines << tr("Incarnation %1, %2").arg(entry.incarnation).arg(restarted);
  }
  if (entry.is_supervisor() && !entry.flags.is_nil()) {
    lines << tr("%1; %2 of %3 restarts used within %4")
                 .arg(apart(entry.strategy()), number(entry.restarts_in_period),
                      shown(entry.flags.get(otp::Atom("intensity")), observation_.system()),
                      duration(std::chrono::milliseconds(
                          entry.flags.get(otp::Atom("period")).integer())));
  }
  for (QString& line : lines) line = directed(line, *this);
  return lines.join('\n');
}

QString ProcessInspector::relationsHtml(const ProcessEntry& entry) const {
  const auto& system = observation_.system();
  auto linked = [&](otp::Pid pid) {
    return QString("<a href=\"process:%1\">%2</a>")
        .arg(system.identity_of(pid).number)
        .arg(title_of(pid, system).toHtmlEscaped());
  };
  auto section = [&](const QString& title, const QString& none, const auto& pids) {
    QStringList names;
    for (otp::Pid pid : pids | std::views::take(most_relations)) names << linked(pid);
    if (pids.size() > most_relations) {
      names << tr("and %1 more").arg(number(pids.size() - most_relations));
    }
    return QString("<p><b>%1</b><br>%2</p>").arg(title, names.isEmpty() ? none : names.join(", "));
  };
  auto peers = [](const auto& monitors) {
    std::vector<otp::Pid> pids;
    for (const auto& [ref, pid] : monitors) pids.push_back(pid);
    return pids;
  };
  QStringList names;
  if (entry.is_alive) {
    for (const otp::Term& name : entry.names) names << shown(name, system).toHtmlEscaped();
  }
  QString html = QString("<p><b>%1</b><br>%2</p>")
                     .arg(tr("Names"), names.isEmpty() ? tr("none") : names.join(", "));
  html += section(tr("Linked to"), tr("nobody"), entry.links);
  html += section(tr("Monitors"), tr("nobody"), peers(entry.monitors));
  html += section(tr("Monitored by"), tr("nobody"), peers(entry.monitored_by));
  return html;
}

void ProcessInspector::followLink(const QUrl& link) {
  Identity id{link.path().toUInt()};
  if (!id.is_none()) selection_.select(id);
}

void ProcessInspector::refresh() {
  if (!isVisible()) return;
  const ProcessEntry* entry = observation_.system().find(selection_.current());
  contents_->setVisible(entry != nullptr);
  empty_->setVisible(entry == nullptr);
  if (entry == nullptr) return;
  title_->setText(text(entry->title()));
  identity_->setText(identityText(*entry));
  exit_->setVisible(!entry->exit_reason.is_nil());
  exit_->setText(tr("Last exit: %1").arg(shown(entry->exit_reason, observation_.system())));
  int waiting = int(entry->depth);
  tabs_->setTabText(1, waiting > 0 ? tr("Mailbox (%1)").arg(number(entry->depth)) : tr("Mailbox"));
  tabs_->setTabVisible(tabs_->indexOf(crash_), entry->crash.has_value());
  std::size_t lives = observation_.tombstones().of(entry->id).size();
  tabs_->setTabVisible(tabs_->indexOf(past_), lives > 0);
  tabs_->setTabText(tabs_->indexOf(past_), tr("Past (%1)").arg(lives));
  fillPage();
  state_age_->setText(ageOfState(*entry));
  predict(*entry);
}

/// What it takes grows with those who would go down: it is never more than a part of the time.
void ProcessInspector::predict(const ProcessEntry& entry) {
  auto now = observation_.watched();
  otp::Duration between = std::max<otp::Duration>(between_predictions, 10 * prediction_took_);
  if (entry.id == predicted_ && !is_due(predicted_at_, now, between)) return;
  predicted_ = entry.id;
  predicted_at_ = now;
  blast_->setVisible(entry.is_alive);
  if (!entry.is_alive) return;
  auto start = std::chrono::steady_clock::now();
  blast_->setText(consequences_of_death(observation_.system(), entry.id, observation_.now()));
  prediction_took_ = std::chrono::steady_clock::now() - start;
}

/// Only the page in front is filled: those of a supervisor of thousands are long.
void ProcessInspector::fillPage() {
  const ProcessEntry* entry = observation_.system().find(selection_.current());
  if (entry == nullptr) return;
  const QWidget* page = tabs_->currentWidget();
  if (page == relations_) relations_->setHtml(relationsHtml(*entry));
  else if (page == past_) past_->show(entry->id);
  else if (page == crash_ && entry->crash) crash_->show(*entry->crash);
  else if (page == mailbox_) mailbox_->show(*entry);
  else if (page == state_page_) state_->setTerm(entry->state, observation_.system());
}

void ProcessInspector::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  refresh();
}

/// A process that is looked at tells of its state whenever it becomes another.
QString ProcessInspector::ageOfState(const ProcessEntry& entry) const {
  if (entry.state.is_nil()) {
    return entry.kind == observer::ProcessKind::Plain
               ? tr("A plain process keeps its state to itself.")
               : tr("The state has not been seen yet.");
  }
  auto age = observation_.now() - entry.state_at;
  bool is_present = entry.is_alive && entry.pid == watched_ && entry.status != Status::Busy;
  if (is_present && !is_just_now(age)) return tr("Unchanged for %1").arg(duration(age));
  return tr("As of %1").arg(ago(age));
}

/// Often enough for what grows older by itself.
void ProcessInspector::refreshTime() {
  if (!isVisible() || ++ticks_ % 4 != 0) return;
  const ProcessEntry* entry = observation_.system().find(selection_.current());
  if (entry == nullptr) return;
  predict(*entry);
  if (entry->status == Status::Busy) identity_->setText(identityText(*entry));
  state_age_->setText(ageOfState(*entry));
}

}  // namespace ui
