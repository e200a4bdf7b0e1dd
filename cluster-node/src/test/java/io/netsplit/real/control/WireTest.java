package io.netsplit.real.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.history.Cas;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one side writes the other reads. */
class WireTest {
    @Test
    void everyInputThatAClientSendsComesThrough() {
        List<Object> inputs = Arrays.asList(
                null, 17L, "a \"quoted\"\nline\\", new Cas(null, 3L), List.of(List.of("w", 1L, 2L)), true);
        for (Object input : inputs) {
            Request request = new Request(3, 9, "write", 4, input);
            assertThat(Wire.request(Wire.read(Wire.request(1, request)))).isEqualTo(request);
        }
    }

    @Test
    void anAnswerComesThrough() {
        Map<String, Object> line = Wire.read(Wire.answer(12, Reply.Status.REFUSED, null, 2));
        assertThat(Wire.number(line, "id")).isEqualTo(12);
        assertThat(Wire.status(line)).isEqualTo(Reply.Status.REFUSED);
        assertThat(Wire.number(line, "leader")).isEqualTo(2);
        assertThat(line.get("output")).isNull();
    }
}
