package io.netsplit.real.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.history.Cas;
import io.netsplit.network.LinkSettings;
import io.netsplit.random.Distributions;
import io.netsplit.system.DataStore;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Request;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is written is read; what is foreign or broken is refused. */
class ValueCodecTest {
    @Test
    void everyKindOfValueComesThrough() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", 1L);
        map.put("a", null);
        List<Object> values = Arrays.asList(
                null,
                true,
                7,
                8L,
                0.5,
                "text",
                DataType.KV,
                List.of(1L, List.of()),
                map,
                new TreeSet<>(List.of(3L, 1L)),
                new Cas(1L, null),
                new Request(1, 2, "cas", 3, new Cas(null, 4L)),
                LinkSettings.of(Distributions.uniform(1, 2)).withLoss(0.5));
        for (Object value : values) {
            assertThat(ValueCodec.read(ValueCodec.text(value))).isEqualTo(value);
        }
        assertThat((byte[]) ValueCodec.read(ValueCodec.bytes(new byte[] {1, 2})))
                .containsExactly(1, 2);
        assertThat((ArrayDeque<?>) ValueCodec.read(ValueCodec.bytes(new ArrayDeque<>(List.of(5L)))))
                .hasSize(1);
    }

    @Test
    void theImageOfAStoreComesThrough() {
        DataStore store = new DataStore(DataType.SET, true);
        store.apply(new Request(1, 1, "add", 4, 17L));
        DataStore copy = new DataStore(DataType.SET, true);
        copy.restore((DataStore.Image) ValueCodec.read(ValueCodec.bytes(store.image())));
        assertThat(copy.contents()).isEqualTo(store.contents());
        assertThat(copy.digest()).isEqualTo(store.digest());
    }

    @Test
    void aForeignClassIsRefusedByName() {
        assertThatThrownBy(() -> ValueCodec.bytes(new Random(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.util.Random");
        byte[] cas = ValueCodec.bytes(new Cas(1L, 2L));
        byte[] foreign = new String(cas, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("io.netsplit.history.Cas", "java.util.ArrayList00000".substring(0, 23))
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> ValueCodec.read(foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("foreign class");
    }

    @Test
    void brokenBytesAreRefused() {
        byte[] whole = ValueCodec.bytes(new Request(1, 2, "write", 3, List.of(1L, 2L)));
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ValueCodec.read(part)).isInstanceOf(IllegalArgumentException.class);
        }
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                ValueCodec.read(damaged);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("not the bytes of a value");
            }
        }
    }
}
