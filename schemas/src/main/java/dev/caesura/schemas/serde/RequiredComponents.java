package dev.caesura.schemas.serde;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a record at its word: a component that is not {@link Nullable} must be there, or have a
 * default.
 *
 * <p>It looks at the finished record, so that a default which the record gives itself counts. A
 * missing number can't be detected here; Jackson's own {@code required} does that.
 */
final class RequiredComponents {

    private static final ClassValue<List<Component>> COMPONENTS =
            new ClassValue<>() {
                @Override
                protected List<Component> computeValue(Class<?> type) {
                    return Arrays.stream(type.getRecordComponents())
                            .filter(component -> !component.getType().isPrimitive())
                            .map(Component::of)
                            .toList();
                }
            };

    private RequiredComponents() {}

    /** The path of the first component that should be there and is null, such as {@code a[2].b}. */
    static @Nullable String firstMissing(Record record) {
        for (Component component : COMPONENTS.get(record.getClass())) {
            String missing = component.firstMissing(component.read(record));
            if (missing != null) {
                return missing;
            }
        }
        return null;
    }

    private record Component(String name, boolean required, Method accessor) {

        static Component of(RecordComponent component) {
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return new Component(component.getName(), !nullable, component.getAccessor());
        }

        @Nullable String firstMissing(@Nullable Object value) {
            if (value == null) {
                return required ? name : null;
            }
            if (value instanceof Record record) {
                return within(name, record);
            }
            if (value instanceof List<?> list) {
                return firstMissingElement(list);
            }
            return null;
        }

        private @Nullable String firstMissingElement(List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                String missing =
                        list.get(i) instanceof Record record
                                ? within(name + '[' + i + ']', record)
                                : null;
                if (missing != null) {
                    return missing;
                }
            }
            return null;
        }

        private static @Nullable String within(String path, Record record) {
            String missing = RequiredComponents.firstMissing(record);
            return missing == null ? null : path + '.' + missing;
        }

        @Nullable Object read(Record record) {
            try {
                return accessor.invoke(record);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("The component can't be read: " + name, e);
            }
        }
    }
}
