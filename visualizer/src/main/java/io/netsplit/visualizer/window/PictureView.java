package io.netsplit.visualizer.window;

import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Painter;
import io.netsplit.visualizer.theme.Theme;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A drawing on the screen. It is painted into memory that the image shares, so that what the window shows is what an export
 * holds, pixel by pixel.
 */
final class PictureView extends Region {
    private final ImageView view = new ImageView();
    private final Region ring = new Region();
    private @Nullable BufferedImage painted;
    private @Nullable PixelBuffer<IntBuffer> pixels;
    private @Nullable Drawing drawing;
    private double zoom = 1;

    PictureView(String name) {
        setId(name);
        getStyleClass().add("picture");
        ring.getStyleClass().add("ring");
        ring.setMouseTransparent(true);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription(name);
        getChildren().addAll(view, ring);
        setOnMousePressed(event -> requestFocus());
    }

    /** @param zoom how many pixels of the window one of the drawing takes */
    void show(Drawing next, Theme theme, double zoom) {
        this.zoom = zoom;
        drawing = next;
        setAccessibleText(next.words());
        double scale = zoom * outputScale();
        int width = (int) Math.max(1, Math.ceil(next.width() * scale));
        int height = (int) Math.max(1, Math.ceil(next.height() * scale));
        if (painted == null || painted.getWidth() != width || painted.getHeight() != height) {
            renew(width, height);
        }
        BufferedImage target = painted;
        PixelBuffer<IntBuffer> buffer = pixels;
        if (target == null || buffer == null) {
            return;
        }
        Painter.paint(next, theme, scale, target);
        buffer.updateBuffer(all -> null);
        view.setFitWidth(width / outputScale());
        view.setFitHeight(height / outputScale());
    }

    /** What is shown; null before the first. */
    @Nullable
    Drawing drawing() {
        return drawing;
    }

    /** From a place in the window to one in the drawing. */
    double unzoomed(double place) {
        return place / zoom;
    }

    @Override
    protected void layoutChildren() {
        view.relocate(0, 0);
        ring.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private double outputScale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
    }

    private void renew(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        int[] data = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        PixelBuffer<IntBuffer> buffer =
                new PixelBuffer<>(width, height, IntBuffer.wrap(data), PixelFormat.getIntArgbPreInstance());
        painted = image;
        pixels = buffer;
        view.setImage(new WritableImage(buffer));
    }
}
