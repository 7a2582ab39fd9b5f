// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

/// A text that is there to be taken away: read-only, monospaced, with a Copy button that says when it has done so.
class CopyField : public QWidget
{
    Q_OBJECT

public:
    enum class Form { Line, Block };

    /// \a name is what the text is, for screen readers and the objectNames: "secret" gives secretText and secretCopy.
    CopyField(Form form, const QString &objectName, const QString &accessibleName, QWidget *parent);

    void setText(const QString &text);
    [[nodiscard]] QString text() const;
    void focusText();

protected:
    void changeEvent(QEvent *event) override;

private:
    void copy();
    void fitBlock();

    QLineEdit *m_line = nullptr;
    QPlainTextEdit *m_block = nullptr;
    QPushButton *m_copy;
};
