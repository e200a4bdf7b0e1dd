package io.netsplit.history.format;

import java.io.IOException;

/** Reads the events of a journal one after the other. */
interface EventReader {
    /** Fills in the next event; false where there is none any more. */
    boolean next(Event event) throws IOException;
}
