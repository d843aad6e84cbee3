#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/sha256.hpp"
#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "bearing/report/extract.hpp"
#include "report/html.hpp"

extern char** environ;

namespace bearing {

namespace {

/// Control characters that no text has; a few stray ones are forgiven.
bool is_binary(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 65536);
    std::size_t controls = 0;
    for (const char c : head) {
        if (c == '\0') return true;
        const auto byte = static_cast<unsigned char>(c);
        controls += byte < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1b';
    }
    return controls * 50 > head.size();
}

/// A pipe that closes itself.
struct Pipe {
    std::array<int, 2> ends = {-1, -1};
    Pipe() {
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            throw FileError(fmt::format("cannot make a pipe: {}", std::strerror(errno)));
    }
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    void close_end(std::size_t end) {
        if (ends[end] >= 0) ::close(ends[end]);
        ends[end] = -1;
    }
};

/// Runs poppler's pdftotext on a file and returns what it prints.
std::string text_of_pdf(const std::filesystem::path& path) {
    Pipe output;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output.ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    const std::string file = path.string();
    std::array<const char*, 9> words = {"pdftotext", "-enc",       "UTF-8", "-nopgbrk", "-q",
                                        "--",        file.c_str(), "-",     nullptr};
    std::array<char*, 9> arguments{};
    for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = const_cast<char*>(words[i]);
    pid_t child = 0;
    const int started = posix_spawnp(&child, "pdftotext", &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (started != 0)
        throw MissingDataError(
            file + ": reading PDF needs pdftotext; install it with: apt-get install poppler-utils");
    output.close_end(1);
    std::string text;
    std::array<char, 65536> buffer{};
    for (;;) {
        const ssize_t count = ::read(output.ends[0], buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) == 127)
        throw MissingDataError(
            file + ": reading PDF needs pdftotext; install it with: apt-get install poppler-utils");
    if (WEXITSTATUS(status) != 0)
        throw FormatError(file + ": pdftotext cannot read this PDF; it may be damaged or encrypted");
    if (trim(text).empty())
        throw FormatError(file + ": this PDF holds pictures of pages and no text; run it through OCR first");
    return text;
}

Report report_from_page(const std::string& bytes) {
    const report::Page page = report::read_page(sanitize_utf8(bytes));
    Report report = report_from_text(page.text);
    report.title = page.title;
    report.publisher = page.publisher;
    report.language = page.language;
    if (page.published.size() >= 10) report.published = parse_day(page.published.substr(0, 10));
    return report;
}

std::string shown(const std::filesystem::path& path) {
    return path == "-" ? "standard input" : path.string();
}

}  // namespace

Report report_from_text(std::string_view utf8) {
    Report report;
    report.text = sanitize_utf8(utf8);
    report.sha256 = sha256_hex(utf8);
    return report;
}

Report read_report(const std::filesystem::path& path) {
    const std::string bytes = read_file(path);
    Report report;
    if (bytes.starts_with("%PDF-")) {
        if (path == "-")
            throw FormatError("standard input: a PDF cannot be read from standard input; give its file name");
        report = report_from_text(text_of_pdf(path));
    } else if (is_binary(bytes)) {
        throw FormatError(shown(path) +
                          " is binary data and no text; give a report as text, Markdown, HTML or PDF");
    } else {
        const std::string extension = ascii_lower(path.extension().string());
        const bool html = extension == ".html" || extension == ".htm" || report::looks_like_html(bytes);
        report = html ? report_from_page(bytes) : report_from_text(bytes);
    }
    report.sha256 = sha256_hex(bytes);
    report.file = path.string();
    return report;
}

}  // namespace bearing
