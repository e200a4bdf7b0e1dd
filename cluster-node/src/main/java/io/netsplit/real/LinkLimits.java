package io.netsplit.real;

import io.netsplit.network.LinkChange;
import io.netsplit.network.LinkSettings;

/** What links between real nodes cannot be, whether the scenario's topology asks for it or a fault does. */
final class LinkLimits {
    private static final String STREAM =
            "nodes talk over TCP, which neither duplicates, reorders nor damages what it delivers, and loses nothing in bursts";
    private static final String DATAGRAM =
            "the links inside nodes have no bandwidth, lose nothing in bursts, and let no damage pass";

    private LinkLimits() {}

    /** Why no link can become like this; empty where one can. */
    static String why(Product.Way way, LinkChange change) {
        boolean bursts = change.bursts() != null;
        return switch (way) {
            case PROXY_BY_NAME, PROXY_BY_CALLER ->
                bursts || change.duplicate() > 0 || change.reorder() > 0 || change.corrupt() > 0 ? STREAM : "";
            case IN_NODE ->
                bursts || change.bandwidthBitsPerSecond() > 0 || (change.corrupt() > 0 && change.undetected())
                        ? DATAGRAM
                        : "";
        };
    }

    /** Why no link can be like this; empty where one can. */
    static String why(Product.Way way, LinkSettings settings) {
        return why(
                way,
                new LinkChange(
                        settings.latency(),
                        settings.loss(),
                        settings.bursts(),
                        settings.duplicate(),
                        settings.reorder(),
                        settings.corrupt(),
                        !settings.checksum(),
                        settings.bandwidthBitsPerSecond()));
    }
}
