#include "bearing/base/sha256.hpp"

#include <openssl/evp.h>

namespace bearing {

struct Sha256::Context {
    EVP_MD_CTX* evp = EVP_MD_CTX_new();

    Context() { EVP_DigestInit_ex(evp, EVP_sha256(), nullptr); }
    ~Context() { EVP_MD_CTX_free(evp); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::string_view bytes) {
    EVP_DigestUpdate(context_->evp, bytes.data(), bytes.size());
}

Sha256Digest Sha256::finish() {
    Sha256Digest digest;
    EVP_DigestFinal_ex(context_->evp, digest.data(), nullptr);
    EVP_DigestInit_ex(context_->evp, nullptr, nullptr);  // naming the algorithm again would look it up again
    return digest;
}

Sha256Digest sha256(std::string_view bytes) {
    // One context a thread: making one costs more than hashing an incident.
    thread_local Sha256 hash;
    hash.update(bytes);
    return hash.finish();
}

std::string to_hex(const Sha256Digest& digest) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * digest.size());
    for (const std::uint8_t byte : digest) {
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 15];
    }
    return hex;
}

std::string sha256_hex(std::string_view bytes) {
    return to_hex(sha256(bytes));
}

}  // namespace bearing
