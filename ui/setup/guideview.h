// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QLabel;
class QVBoxLayout;
struct Instructions;

/// The steps by which a tool is made to post here, and what to paste there, each piece to be copied.
class GuideView : public QWidget
{
    Q_OBJECT

public:
    /// \a name gives the objectNames: "key" makes keyGuide, keySnippetText, keySnippet2Text.
    GuideView(const QString &name, QWidget *parent);

    void setInstructions(const Instructions &instructions);
    /// There may be a secret in it.
    void clear();

private:
    const QString m_name;
    QLabel *m_guide;
    QVBoxLayout *m_layout;
    QList<QWidget *> m_snippets;
};
