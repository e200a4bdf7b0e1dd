package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.HtmlReport;
import io.netsplit.scenario.report.RunDrawing;
import io.netsplit.scenario.report.RunDrawings;
import io.netsplit.scenario.report.RunPictures;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Has the traces of a run folder drawn for its page, by the dashboard where its jar is there. */
final class DrawnRuns {
    /** With more messages in its window a diagram shows densities. */
    private static final int ARROWS_MAX = 1_500;

    /** Characters of all drawings of a page: what a mail or a review tool still takes. */
    private static final int SIZE_MAX = 2_400_000;

    private final RunPictures pictures;
    private final Path folder;
    private final SweepResult result;
    private final Map<String, RunDrawing> drawn = new LinkedHashMap<>();
    private int size;
    private boolean full;

    private DrawnRuns(RunPictures pictures, Path folder, SweepResult result) {
        this.pictures = pictures;
        this.folder = folder;
        this.result = result;
    }

    /** Every variant that has a run to show, as far as its trace is there and the page has room. */
    static RunDrawings of(Path folder, SweepResult result) {
        return of(ServiceLoader.load(RunPictures.class).findFirst(), folder, result);
    }

    static RunDrawings of(Optional<RunPictures> pictures, Path folder, SweepResult result) {
        return pictures.map(drawing -> new DrawnRuns(drawing, folder, result).draw())
                .orElse(RunDrawings.NONE);
    }

    private RunDrawings draw() {
        for (VariantResult variant : HtmlReport.inOrder(result)) {
            RunDetail detail = variant.detail();
            if (detail != null && !detail.nodes().isEmpty()) {
                drawn.put(variant.name(), fitting(draw(variant, detail)));
            }
        }
        return new RunDrawings(pictures.style(), drawn);
    }

    /** What comes first on a page has the room. */
    private RunDrawing fitting(RunDrawing drawing) {
        full = full || size + drawing.size() > SIZE_MAX;
        if (full) {
            return RunDrawing.NONE;
        }
        size += drawing.size();
        return drawing;
    }

    private RunDrawing draw(VariantResult variant, RunDetail detail) {
        if (full) {
            return RunDrawing.NONE;
        }
        try {
            Optional<Path> trace = file(detail.traceFile());
            return trace.isEmpty() ? RunDrawing.NONE : pictures.draw(trace.get(), result, variant, ARROWS_MAX);
        } catch (IOException e) {
            return RunDrawing.missing("The trace of this run cannot be read: " + Reasons.of(e)
                    + ". The pictures show what was kept beside it.");
        }
    }

    /** By its name among the files that are there: what a summary says is no path to be followed. */
    private Optional<Path> file(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).equals(name) && Files.isRegularFile(file))
                    .findFirst();
        }
    }
}
