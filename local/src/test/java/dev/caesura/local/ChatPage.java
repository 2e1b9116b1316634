package dev.caesura.local;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.AriaRole;

/** The demo's page as a test uses it: by the names that people see and hear. */
final class ChatPage implements AutoCloseable {

    /** How long an answer may take, the pause included. */
    static final HasCountOptions ANSWERED = new HasCountOptions().setTimeout(20_000);

    private final Page page;

    ChatPage(Page page, Demo demo) {
        this.page = page;
        page.navigate(demo.page().toString());
        page.getByText("Live, pause of").waitFor();
    }

    Page page() {
        return page;
    }

    /** Adds a contact and shows it. */
    void addContact(String name) {
        button("Add contact").click();
        page.getByLabel("Name").fill(name);
        page.keyboard().press("Enter");
    }

    void choose(String contact) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(contact).setExact(true))
                .click();
    }

    void write(String text) {
        shown(".composer input").fill(text);
        page.keyboard().press("Enter");
    }

    Locator button(String name) {
        return page.locator(":visible")
                .and(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)));
    }

    Locator replies() {
        return shown(".bubble[data-from=reply]");
    }

    /** What is there in the conversation that is shown. */
    Locator shown(String selector) {
        return page.locator(".lane:not([hidden]) " + selector);
    }

    @Override
    public void close() {
        page.context().close();
    }
}
