package io.netsplit.visualizer.drawing;

import io.netsplit.visualizer.theme.Theme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Writes a drawing to a file. Neither a display nor JavaFX is needed; the same drawing makes the same bytes. */
public final class PictureFile {
    private PictureFile() {}

    /** As SVG where the file's name ends with .svg, else as PNG. */
    public static void write(Drawing drawing, Theme theme, double scale, Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw new IOException("there is no folder " + parent);
        }
        boolean svg =
                String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".svg");
        Files.write(
                file,
                svg ? SvgWriter.write(drawing, theme).getBytes(StandardCharsets.UTF_8) : png(drawing, theme, scale));
    }

    private static byte[] png(Drawing drawing, Theme theme, double scale) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(Painter.paint(drawing, theme, scale), "png", bytes);
        } catch (LinkageError | InternalError e) {
            // A runtime without fonts fails in this way when the first text is painted.
            throw new IOException(
                    "this Java runtime finds no fonts (" + e.getMessage()
                            + "); install fontconfig and a font, or export .svg, which needs none",
                    e);
        }
        return bytes.toByteArray();
    }
}
