package io.netsplit.visualizer.app;

import io.netsplit.scenario.view.ViewRefused;
import io.netsplit.scenario.view.ViewRequest;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.PictureFile;
import io.netsplit.visualizer.picture.Pictures;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Writes pictures to files. Neither a display nor JavaFX is needed; the same input makes the same bytes. */
final class Export {
    private Export() {}

    /** Before anything is read: do the names say what is wanted? */
    static void check(ViewRequest request) throws ViewRefused {
        for (String file : request.exports()) {
            if (!ending(file, ".png") && !ending(file, ".svg")) {
                throw Looks.usage("--export takes a file that ends with .png or .svg, not " + file + ".");
            }
        }
    }

    static void write(ViewRequest request, Session session, Looks looks) throws ViewRefused {
        Pane pane = looks.pane() == null && looks.typed().link().isEmpty()
                ? Pane.WINDOW
                : session.view().pane();
        Pictures pictures = new Pictures(session);
        Drawing drawing = pictures.draw(pane, looks.width(), looks.height());
        for (String name : request.exports()) {
            Path file = request.directory().resolve(name);
            try {
                PictureFile.write(drawing, looks.theme(), looks.scale(), file);
            } catch (IOException e) {
                throw Looks.usage("Cannot write " + name + ": " + e.getMessage() + ".");
            }
            request.err().println("wrote " + name);
        }
    }

    private static boolean ending(String file, String ending) {
        return file.toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
