package io.netsplit.real;

import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.real.control.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that only this product tells of, as a change of view or a merge: names and values in turns. */
record RealEvent(String type, List<@Nullable Object> fields) implements ProtocolEvent {
    static ProtocolEvent of(Map<String, @Nullable Object> line) {
        String type = Wire.text(line, "type");
        List<@Nullable Object> fields = line.get("fields") instanceof List<?> list
                ? Collections.unmodifiableList(new ArrayList<>(list))
                : List.of();
        return type.equals(RealTraffic.RECEIVED) ? new RealTraffic(type, fields) : new RealEvent(type, fields);
    }

    /** The fields by name. */
    Map<String, @Nullable Object> named() {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            named.put(String.valueOf(fields.get(i)), fields.get(i + 1));
        }
        return named;
    }

    @Override
    public void describe(Fields into) {
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            into.put(String.valueOf(fields.get(i)), String.valueOf(fields.get(i + 1)));
        }
    }
}
