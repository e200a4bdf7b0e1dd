package io.netsplit.visualizer.drawing;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Thin smoothed lines and small triangles straight into the pixels of an image: ten thousand arrows take it some ten milliseconds,
 * and a general renderer, which makes an outline and a mask for each, hundreds. Lines are after Wu, "An Efficient Antialiasing
 * Technique" (SIGGRAPH 1991): two pixels a step share what covers them. They are one pixel wide, whatever the pen says.
 */
final class LineRaster {
    private static final double ONE = 1 << 16;

    private final int[] pixels;
    private final int stride;
    private final int imageWidth;
    private final int imageHeight;
    private double scale = 1;
    private double shiftX;
    private double shiftY;
    private int left;
    private int top;
    private int right;
    private int bottom;

    /** @param image of the kind TYPE_INT_ARGB_PRE */
    LineRaster(BufferedImage image) {
        pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        imageWidth = image.getWidth();
        imageHeight = image.getHeight();
        stride = imageWidth;
    }

    /** How places in a drawing become pixels, and which pixels may be touched, in places of the drawing. */
    void within(AffineTransform transform, Rectangle2D clip) {
        scale = transform.getScaleX();
        shiftX = transform.getTranslateX();
        shiftY = transform.getTranslateY();
        left = (int) Math.max(0, Math.ceil(clip.getMinX() * scale + shiftX));
        top = (int) Math.max(0, Math.ceil(clip.getMinY() * scale + shiftY));
        right = (int) Math.min(imageWidth, Math.floor(clip.getMaxX() * scale + shiftX));
        bottom = (int) Math.min(imageHeight, Math.floor(clip.getMaxY() * scale + shiftY));
    }

    void line(Shape.Line line, int rgb) {
        double x1 = line.x1() * scale + shiftX - 0.5;
        double y1 = line.y1() * scale + shiftY - 0.5;
        double x2 = line.x2() * scale + shiftX - 0.5;
        double y2 = line.y2() * scale + shiftY - 0.5;
        int alpha = (int) (Math.max(0, Math.min(1, line.pen().ink().opacity())) * 256);
        double[] dash = line.pen().dash().lengths();
        boolean steep = Math.abs(y2 - y1) > Math.abs(x2 - x1);
        if (steep) {
            steps(y1, x1, y2, x2, true, rgb, alpha, dash);
        } else {
            steps(x1, y1, x2, y2, false, rgb, alpha, dash);
        }
    }

    /** Along {@code a}, in which the line is longer; {@code b} is across. */
    private void steps(double a1, double b1, double a2, double b2, boolean steep, int rgb, int alpha, double[] dash) {
        boolean back = a2 < a1;
        double from = back ? a2 : a1;
        double to = back ? a1 : a2;
        double slope = to == from ? 0 : (b2 - b1) / (a2 - a1);
        double b0 = back ? b2 : b1;
        int low = steep ? top : left;
        int high = (steep ? bottom : right) - 1;
        int first = (int) Math.max(low, Math.ceil(from));
        int last = (int) Math.min(high, Math.floor(to));
        if (first > last) {
            return;
        }
        // In parts of 65536 of a pixel: to add is quicker than to multiply and round.
        long across = (long) Math.floor((b0 + (first - from) * slope) * ONE);
        long step = (long) Math.floor(slope * ONE);
        boolean inside = isInside(across, steep) && isInside(across + step * (last - first), steep);
        double stretch = Math.sqrt(1 + slope * slope) / scale;
        double period = dash.length == 0 ? 1 : dash[0] + dash[1];
        for (int a = first; a <= last; a++, across += step) {
            if (dash.length > 0) {
                double along = (a - from) * stretch;
                long periods = (long) (along / period);
                if (along - periods * period > dash[0]) {
                    continue;
                }
            }
            int whole = (int) (across >> 16);
            int share = (int) (across >> 8 & 0xFF) * alpha >> 8;
            int at = steep ? a * stride + whole : whole * stride + a;
            if (inside || isInside(across, steep)) {
                pixels[at] = over(rgb, pixels[at], alpha - share);
                int next = at + (steep ? 1 : stride);
                pixels[next] = over(rgb, pixels[next], share);
            }
        }
    }

    /** True where a line may touch this pixel and the next one across. */
    private boolean isInside(long across, boolean steep) {
        long whole = across >> 16;
        return whole >= (steep ? left : top) && whole + 1 < (steep ? right : bottom);
    }

    /** A filled triangle, not smoothed. */
    void triangle(double[] points, int rgb, double opacity) {
        double x1 = points[0] * scale + shiftX;
        double y1 = points[1] * scale + shiftY;
        double x2 = points[2] * scale + shiftX;
        double y2 = points[3] * scale + shiftY;
        double x3 = points[4] * scale + shiftX;
        double y3 = points[5] * scale + shiftY;
        int alpha = (int) (Math.max(0, Math.min(1, opacity)) * 256);
        int toY = (int) Math.min(bottom - 1, Math.ceil(Math.max(y1, Math.max(y2, y3))));
        int toX = (int) Math.min(right - 1, Math.ceil(Math.max(x1, Math.max(x2, x3))));
        int fromX = (int) Math.max(left, Math.floor(Math.min(x1, Math.min(x2, x3))));
        for (int y = (int) Math.max(top, Math.floor(Math.min(y1, Math.min(y2, y3)))); y <= toY; y++) {
            for (int x = fromX; x <= toX; x++) {
                double px = x + 0.5;
                double py = y + 0.5;
                double side1 = (x2 - x1) * (py - y1) - (y2 - y1) * (px - x1);
                double side2 = (x3 - x2) * (py - y2) - (y3 - y2) * (px - x2);
                double side3 = (x1 - x3) * (py - y3) - (y1 - y3) * (px - x3);
                if (side1 >= 0 && side2 >= 0 && side3 >= 0 || side1 <= 0 && side2 <= 0 && side3 <= 0) {
                    pixels[y * stride + x] = over(rgb, pixels[y * stride + x], alpha);
                }
            }
        }
    }

    /** A colour over another one; {@code alpha} of 256. The ground of a drawing is opaque, and stays so. */
    private static int over(int rgb, int below, int alpha) {
        int rest = 256 - alpha;
        int redBlue = ((rgb & 0xFF00FF) * alpha + (below & 0xFF00FF) * rest) >>> 8 & 0xFF00FF;
        int green = ((rgb & 0x00FF00) * alpha + (below & 0x00FF00) * rest) >>> 8 & 0x00FF00;
        return 0xFF000000 | redBlue | green;
    }
}
