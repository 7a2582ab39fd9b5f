// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QTest>
#include <QWidget>

/// The one child of that type and name; ends the test with its name if it is not there.
template<typename T>
T &part(const QWidget &parent, const char *name)
{
    T *found = parent.findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("there is no %s", name);
    return *found;
}

/// Clicks a button that can be clicked.
inline void press(const QWidget &parent, const char *name)
{
    auto &button = part<QAbstractButton>(parent, name);
    QVERIFY2(button.isVisible() && button.isEnabled(), name);
    QTest::mouseClick(&button, Qt::LeftButton);
}

/// Chooses the tool with that word for a new source.
inline void chooseTool(const QWidget &form, const QString &word)
{
    auto &box = part<QComboBox>(form, "keyTool");
    QVERIFY2(box.findData(word) >= 0, qPrintable(word));
    box.setCurrentIndex(box.findData(word));
}

/// What an error line says; nothing while it is hidden.
inline QString errorOf(const QWidget &parent, const char *name)
{
    const auto &line = part<QLabel>(parent, name);
    return line.isVisible() ? line.accessibleName() : QString();
}

/// Fails for a control that takes the focus and has no objectName, or nothing that a screen reader could say.
inline void checkThatControlsAreNamed(const QWidget &window)
{
    const QList<QWidget *> widgets = window.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const QString own = widget->objectName();
        const bool isPartOfAnother = own.startsWith(QStringLiteral("qt_")) || widget->focusProxy();
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(&window) || isPartOfAnother
            || widget->inherits("QHeaderView")
            || qobject_cast<const QWidget *>(widget->parent())->inherits("QComboBox"))
            continue;
        QString name = widget->accessibleName();
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget); button && name.isEmpty())
            name = button->text();
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && name.isEmpty())
            name = label->text();
        QVERIFY2(!own.isEmpty(), widget->metaObject()->className());
        QVERIFY2(!name.isEmpty(), qPrintable(own));
    }
}
