// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/setupstyle.h"

#include <QList>

#include <array>

class KeyStep;
class NewKeyPanel;
class PageStep;
class QLabel;
class QPushButton;
class QScrollArea;
class Setup;
class TestStep;

/// The first start, in the window itself: a status page, an API key, a test alert. The last two can be skipped.
class FirstStart : public ThemedPane
{
    Q_OBJECT

public:
    /// \a receiverUrl is the front door without a trailing slash, e.g. http://127.0.0.1:8787, and \a urlForTools as
    /// tools reach it, where they come by another way.
    FirstStart(Setup &setup, const QString &receiverUrl, QWidget *parent, const QString &urlForTools = {});

Q_SIGNALS:
    /// There is a page now, and the person wants to see the window.
    void finished();

private:
    enum Step { Page, Key, Test };
    static constexpr int StepCount = 3;

    void goTo(Step step);
    void goOn();
    void goBack();
    void skip();
    void setBusy(bool isBusy);
    void refresh();
    [[nodiscard]] std::array<QWidget *, StepCount> stepWidgets() const;

    PageStep *m_page;
    KeyStep *m_keyStep;
    NewKeyPanel *m_key;
    TestStep *m_test;
    QList<QLabel *> m_marks;
    QScrollArea *m_scroll;
    QPushButton *m_back;
    QPushButton *m_skip;
    QPushButton *m_next;
    Step m_step = Page;
    bool m_isBusy = false;
};
