package io.netsplit.system.membership;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;

/** The option that says from when on a crash counts as detected. It changes figures, never what nodes do. */
final class DetectionShare {
    static final String NAME = "detection-share";
    static final Option OPTION = Option.percentage(
            NAME,
            "100%",
            "A crash counts as detected when so large a share of the other running nodes takes the node for dead; changes the"
                    + " metric detection-time only.");

    private DetectionShare() {}

    static void check(OptionValues values) {
        if (values.share(NAME) <= 0 || values.share(NAME) > 1) {
            throw new OptionException(NAME, "give a share above 0% and up to 100%");
        }
    }
}
