package io.netsplit.real.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Protocols;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a simulated system sends or tells can travel between real nodes. */
class EverythingTravelsTest {
    @Test
    void everyMessageAndEveryEventIsNothingButItsFields() {
        List<JavaClass> classes = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importUrl(Protocols.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation())
                        .stream()
                        .filter(one -> one.isAssignableTo(Message.class) || one.isAssignableTo(ProtocolEvent.class))
                        .filter(one -> !one.isInterface())
                        .filter(one -> !one.getModifiers().contains(JavaModifier.ABSTRACT))
                        .toList();
        assertThat(classes).hasSizeGreaterThan(50);
        for (JavaClass one : classes) {
            assertThat(Shape.of(one.reflect()).size()).as(one.getName()).isNotNegative();
        }
    }
}
