package io.netsplit.scenario.report;

import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Draws recorded runs for a page, as the dashboard shows them. The dashboard provides it, and the command line finds it by
 * {@link java.util.ServiceLoader}. Neither a display nor a toolkit is needed; the same trace makes the same text.
 */
public interface RunPictures {
    /** The colours of every drawing, light and dark, as rules of a style sheet. */
    String style();

    /**
     * The most telling run of a variant, which has a detail.
     *
     * @param trace of that run
     * @param arrowsMax with more messages than these in the window there are densities instead of arrows
     * @throws IOException where the trace cannot be read; the message is for the user
     */
    RunDrawing draw(Path trace, SweepResult result, VariantResult variant, int arrowsMax) throws IOException;
}
