package io.netsplit.check.linearizability.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.judge.Judge;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The judge against the definition: on 100,000 random small histories of every model, with and without operations of
 * unknown end, good and spoilt. A disagreement prints the seed and the history.
 */
class AgreementTest {
    private static final int HISTORIES = 100_000;

    @Test
    void registerAgreesWithAllOrders() {
        assertAgreement(() -> new RegisterSpecification(false));
    }

    @Test
    void casRegisterAgreesWithAllOrders() {
        assertAgreement(() -> new RegisterSpecification(true));
    }

    @Test
    void multiRegisterAgreesWithAllOrders() {
        assertAgreement(TransactionSpecification::new);
    }

    @Test
    void mutexAgreesWithAllOrders() {
        assertAgreement(MutexSpecification::new);
    }

    @Test
    void storeAgreesWithAllOrders() {
        assertAgreement(StoreSpecification::new);
    }

    @Test
    void setAgreesWithAllOrders() {
        assertAgreement(SetSpecification::new);
    }

    @Test
    void counterAgreesWithAllOrders() {
        assertAgreement(CounterSpecification::new);
    }

    @Test
    void queueAgreesWithAllOrders() {
        assertAgreement(() -> new SequenceSpecification(SequenceSpecification.Kind.QUEUE));
    }

    @Test
    void stackAgreesWithAllOrders() {
        assertAgreement(() -> new SequenceSpecification(SequenceSpecification.Kind.STACK));
    }

    @Test
    void listAgreesWithAllOrders() {
        assertAgreement(() -> new SequenceSpecification(SequenceSpecification.Kind.LIST));
    }

    private static void assertAgreement(Supplier<? extends Specification> specification) {
        Judge judge = new Judge().withoutEvidence();
        Agreement agreement = new Agreement(specification)
                .compare(
                        (history, model) ->
                                judge.check(history, model, Budget.DEFAULT).answer(),
                        HISTORIES);
        assertThat(agreement.disagreement()).isEmpty();
        assertThat(agreement.compared()).isEqualTo(HISTORIES);
        assertThat(agreement.violated()).as("share without an order").isBetween(0.2, 0.6);
        assertThat(agreement.goodMutated())
                .as("share that is good although changed")
                .isGreaterThan(0.1);
        assertThat(agreement.withInfo()).as("share with unknown ends").isBetween(0.4, 0.5);
        assertThat(agreement.violatedWithInfo())
                .as("of these, share without an order")
                .isBetween(0.1, 0.6);
        assertThat(agreement.concurrent()).as("share of pairs that overlap").isGreaterThan(0.4);
    }
}
