package io.netsplit.real;

import io.netsplit.node.CountedMessages;
import io.netsplit.node.Fields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How many messages passed on links of a real node since it last told: names of links and numbers in turns, or {@link #UNKNOWN}
 * instead of a number.
 */
record RealTraffic(String type, List<@Nullable Object> fields) implements CountedMessages {
    /** What passed to others, counted on the way. */
    static final String SENT = "messages-sent";
    /** What came in from others, counted where it arrives. */
    static final String RECEIVED = "messages-received";

    static final String UNKNOWN = "unknown";

    RealTraffic {
        fields = Collections.unmodifiableList(new ArrayList<>(fields));
    }

    @Override
    public OptionalLong messages() {
        long sum = 0;
        for (int i = 1; i < fields.size(); i += 2) {
            if (!(fields.get(i) instanceof Long count)) {
                return OptionalLong.empty();
            }
            sum += count;
        }
        return OptionalLong.of(sum);
    }

    @Override
    public void describe(Fields into) {
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            into.put(String.valueOf(fields.get(i)), String.valueOf(fields.get(i + 1)));
        }
    }
}
