package io.netsplit.check.linearizability.monitor;

import org.junit.jupiter.api.Tag;

/** The same on 10,000 histories of each kind; only by {@code mvn -q -B -Plengthy -pl simulator-core test}. */
@Tag("lengthy")
class LengthyMonitorAgreementTest extends MonitorAgreementTest {
    @Override
    int histories() {
        return 10_000;
    }
}
