#include "views/tree_pane.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QStyle>
#include <QToolButton>

#include "draw/theme.h"
#include "views/end_banner.h"
#include "views/search_field.h"
#include "views/supervision_tree_view.h"
#include "views/tree_legend.h"

namespace ui {

TreePane::TreePane(Observation& observation, Selection& selection, QWidget* parent)
    : QWidget(parent),
      tree_(new SupervisionTreeView(observation, selection, this)),
      search_(new SearchField(this)),
      legend_(new QAction(tr("Le&gend"), this)),
      bar_(new QHBoxLayout) {
  setObjectName("pane.tree");
  legend_->setObjectName("tree.legend");
  legend_->setToolTip(tr("What the shapes and colours mean (L)"));
  legend_->setCheckable(true);
  followSearch();
  auto* end = new EndBanner(observation, this);
  connect(end, &EndBanner::whyWanted, this, &TreePane::whyWanted);
  connect(end, &EndBanner::startAgainWanted, this, &TreePane::startAgainWanted);
  auto* middle = new QHBoxLayout;
  middle->setSpacing(0);
  middle->addWidget(tree_, 1);
  middle->addWidget(makeLegend());
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(makeBar());
  layout->addWidget(end);
  layout->addLayout(middle, 1);
}

void TreePane::followSearch() {
  connect(search_, &SearchField::changed, tree_, &SupervisionTreeView::setSearch);
  connect(search_, &SearchField::nextWanted, tree_, &SupervisionTreeView::nextMatch);
  connect(search_, &SearchField::previousWanted, tree_, &SupervisionTreeView::previousMatch);
  connect(search_, &SearchField::left, tree_, [this] { tree_->setFocus(); });
  connect(tree_, &SupervisionTreeView::searchFound, search_, &SearchField::showFound);
}

QWidget* TreePane::makeBar() {
  constexpr int margin = 6;
  constexpr int margin_above = 3;
  auto* bar = new QWidget(this);
  bar->setFont(small_font());
  auto* button = new QToolButton(bar);
  button->setObjectName("tree.legend.show");
  button->setDefaultAction(legend_);
  button->setFocusPolicy(Qt::TabFocus);
  bar->setLayout(bar_);
  bar_->setContentsMargins(margin, margin_above, margin, margin_above);
  bar_->addStretch();
  bar_->addWidget(search_);
  bar_->addWidget(button);
  return bar;
}

/// As wide as it must be, and scrolled where it is higher than the tree.
QWidget* TreePane::makeLegend() {
  auto* legend = new TreeLegend;
  auto* area = new QScrollArea(this);
  area->setObjectName("tree.legend.area");
  area->setAccessibleName(legend->accessibleName());
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setWidget(legend);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFixedWidth(legend->sizeHint().width() +
                      style()->pixelMetric(QStyle::PM_ScrollBarExtent));
  area->hide();
  connect(legend_, &QAction::toggled, area, &QWidget::setVisible);
  return area;
}

void TreePane::addNews(QWidget* news) {
  QSizePolicy policy = news->sizePolicy();
  policy.setRetainSizeWhenHidden(true);
  news->setSizePolicy(policy);
  bar_->insertWidget(0, news, 1);
}

void TreePane::beginSearch() { search_->begin(); }

/// What the tree has no use for comes here.
void TreePane::keyPressEvent(QKeyEvent* event) {
  bool is_searched = tree_->scene().found().is_active();
  bool is_plain = event->modifiers() == Qt::NoModifier;
  if (event->matches(QKeySequence::Find)) beginSearch();
  else if (event->key() == Qt::Key_L && is_plain) legend_->toggle();
  else if (event->key() == Qt::Key_Escape && is_searched) search_->clear();
  else QWidget::keyPressEvent(event);
}

}  // namespace ui
