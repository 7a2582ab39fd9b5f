// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace {

class TintedEngine final : public QIconEngine
{
public:
    TintedEngine(QString fileName, QColor color) : m_fileName(std::move(fileName)), m_color(std::move(color)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, pixmap(rect.size() * ratio, mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        QSvgRenderer renderer(m_fileName);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        painter.fillRect(pixmap.rect(),
                         m_color.isValid() ? m_color : QGuiApplication::palette().color(group, QPalette::WindowText));
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new TintedEngine(m_fileName, m_color); }
    [[nodiscard]] QString key() const override { return u"tinted"_s; }

private:
    QString m_fileName;
    QColor m_color;
};

} // namespace

QIcon tintedIcon(QStringView name, const QColor &color)
{
    return QIcon(new TintedEngine(u":/icons/%1.svg"_s.arg(name), color));
}
