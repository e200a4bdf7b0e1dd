package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;

/** What values a field can take: reads them, describes them to a schema, and names them for people. */
public interface Kind<T> {
    /** The typed value; none where it is wrong, which has then been reported. */
    Optional<T> read(YamlNode node, Reading reading);

    /** For people, with article: "a duration". */
    String description();

    /** JSON Schema, draft-07. */
    Map<String, Object> schema();

    /** The schema of a merge patch over such a value. */
    default Map<String, Object> patchSchema() {
        return schema();
    }
}
