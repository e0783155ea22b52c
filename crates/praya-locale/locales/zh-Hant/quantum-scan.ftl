# 掃描報告：文字與 HTML 報告共用的字句。

title = 密碼學清單
as-of = 截至 { $date }
no-as-of = 未指定截止日期：不判斷何者已到期
targets = 掃描目標
outcome-read = 已讀取
outcome-unsupported = 其中沒有可檢查的類型：這不代表沒有問題
outcome-empty = 空白，或只有刻意略過的內容
outcome-unreadable = 無法讀取

# 狀態
standing-quantum-broken = 量子可破
standing-broken-today = 現已不安全
standing-weakened = 強度減弱
standing-unknown = 未知
standing-sufficient = 足夠強度
standing-post-quantum = 後量子
standing-quantum-broken-long = 量子電腦可破解（Shor）
standing-broken-today-long = 現已被破解或強度不足
standing-weakened-long = 因量子電腦而減弱（Grover）
standing-unknown-long = 強度未知
standing-sufficient-long = 強度足夠（對稱演算法、雜湊）
standing-post-quantum-long = 後量子演算法，包括混合方案
standing-too-weak-too = 現時強度亦不足

# 發現
found = 發現
nothing-found = 已檢查的內容中沒有發現密碼學用途。
nothing-read = 沒有檢查任何內容。這不代表沒有問題：請參閱下文未檢查的部分。
found-tally = { $count ->
   *[other] { $shown } 種演算法
}，見於 { $places ->
   *[other] { $shown-places } 處
}
found-weak-too = { $tally }；其中 { $shown } 種現時強度亦不足
found-certificates = { $count ->
   *[other] { $shown } 張證書
}
found-expired = { $shown } 張已到期
found-ends-soon = { $count ->
   *[other] { $shown } 張於 { $days } 日內到期
}
found-not-yet = { $shown } 張未生效
found-validity-unknown = { $shown } 張有效期未知
found-self-signed = { $shown } 張自簽
found-keys = { $count ->
   *[other] { $shown } 條私鑰
}
found-keys-open = { $shown } 條存放時未受保護
found-keys-unknown = { $shown } 條保護方式未知
found-keys-protected = { $shown } 條受保護
found-libraries = { $count ->
   *[other] { $shown } 個程式庫
}
found-pqc-yes = { $shown } 個提供後量子演算法
found-pqc-no = { $shown } 個沒有提供
found-pqc-unknown = { $shown } 個未知
found-protocols = { $count ->
   *[other] { $shown } 項協定設定
}
found-unresolved = { $count ->
   *[other] { $shown } 處有參數未能確定
}

# 欄位
column-algorithm = 演算法
column-standing = 狀態
column-places = 位置數目
column-first-place = 首個位置
column-certificate = 證書
column-ends = 有效期
column-key = 密鑰
column-place = 位置
column-library = 程式庫
column-version = 版本
column-pqc = 後量子
column-kind = 類型
column-files = 檔案
column-size = 大小
column-what = 項目
column-why = 原因
column-protection = 保護
column-protocol = 協定
column-suites = 密碼套件
column-algorithms = 演算法

# 章節
algorithms = 演算法
certificates = 已到期、即將到期或未生效的證書
keys = 未受保護或保護方式未知的私鑰
libraries = 實作密碼學的程式庫
coverage = 已檢查的內容
not-covered = 未檢查的內容
next-steps = 下一步
unresolved-name = （未能確定）
more = { $count ->
   *[other] 另有 { $shown } 項；全部載於 CBOM
}
total = 總計
validity-expired = 已於 { $date } 到期
validity-ends-soon = 於 { $date } 到期
validity-not-yet = 於 { $date } 生效
validity-holds = 至 { $date }
validity-unknown = 未知
protection-open = 無
protection-unknown = 未知
protection-protected = { $by }
pqc-yes = { $algorithms }
pqc-yes-plain = 有
pqc-no = 無
pqc-since = 無；由 { $version } 版起提供
pqc-unknown = 未知
unsupported = { $count ->
   *[other] { $shown } 個檔案不屬可檢查的類型
}（{ $bytes }）
unsupported-kinds = 大多為：{ $kinds }
skipped = { $count ->
   *[other] 刻意略過 { $shown } 項
}
unreadable = { $count ->
   *[other] { $shown } 項應讀取而未能讀取
}
all-covered = 全部內容均已檢查。

# 密鑰資料種類
material-private-key = 私鑰
material-public-key = 公鑰
material-secret-key = 對稱密鑰
material-key = 密鑰
material-password = 密碼
material-token = 權杖
material-shared-secret = 共享秘密
material-parameters = 參數
material-unknown = 密鑰資料

# 下一步
next-unreadable = 跟進未能讀取的內容：其中可能有任何東西。
next-broken-today = 先更換 { $names }：無須量子電腦即可破解。
next-exchange = 計劃把密鑰交換及加密（{ $names }）轉用 ML-KEM 或混合方案：今日被截錄的資料，日後可被解讀。
next-signature = 計劃把數碼簽署（{ $names }）轉用 ML-DSA 或 SLH-DSA，有效期最長的簽署優先。
next-keys = 保護未受保護的私鑰，或限制可讀取的人。
next-certificates = 更新或移除已到期及即將到期的證書。
next-libraries = 更新 { $names }：新版本提供後量子演算法。
next-unresolved = 查明未能確定參數之處：檢視設定，或向編寫者查詢。
next-none = 現時沒有須處理的事項。請保存 CBOM，系統變更後再次掃描。
list-more = { $names } 及另外 { $shown } 項
list-separator = 、
labelled = { $label }：{ $text }

# HTML
html-subtitle = 使用了哪些密碼學、在何處，以及量子電腦對其有何影響
html-tool = Praya { $version }
html-glance = 概覽
html-standings = 演算法的狀態
html-standings-note = 按狀態列出的位置數目。同一位置可使用多種演算法。
html-table = 以表格顯示
html-algorithms-note = 各狀態內按使用次數排列。位置包括證書及密鑰。
html-certificates = 證書
html-timeline = 證書何時到期
html-timeline-note = 按有效期結束時間列出的證書數目。
html-timeline-early = 之前
html-timeline-late = 之後
html-as-of = 截至 { $date }
html-expired = 已到期
html-ends-soon = 即將到期或未生效
html-holds = 有效
html-unknown = 未指定截止日期
html-keys = 密鑰及機密
html-protocols = 協定設定
html-assets = 全部資產及其位置
html-assets-note = 展開各列以查看資料、位置及發現經過。
html-filter = 只顯示包含以下文字的列
html-filter-kind = 種類
html-filter-standing = 狀態
html-filter-all = 全部
html-filter-shown = 列已顯示
html-cut-assets = { $count ->
   *[other] 另有 { $shown } 項資產載於 CBOM 及 JSON 報告。
}
html-cut-places = { $count ->
   *[other] 另有 { $shown } 處載於 CBOM
}
html-coverage-note = 各項發現的依據。未檢查的內容可能含有任何東西。
html-legend = 各狀態的含義
html-all = 全部資產及位置均載於 CBOM。
html-count = 證書數目
html-period = 期間

meaning-quantum-broken = 大型量子電腦以 Shor 演算法即可破解，不論實際採用的密鑰長度。今日被截錄的資料日後可被解密，簽署亦可被偽造。
meaning-broken-today = 以普通電腦攻擊已屬可行，或強度低於 112 位元（NIST SP 800-131A Rev. 2）。
meaning-weakened = 未被破解，但量子搜尋令其低於 NIST 最弱的強度類別。
meaning-unknown = 演算法未知，或其強度取決於未能確定的因素。未知並不代表良好：應予查明。
meaning-sufficient = 達 NIST 強度第 1 類或以上的對稱演算法或雜湊。這不代表使用方式正確。
meaning-post-quantum = 專為抵禦量子電腦而設，單獨使用或與傳統演算法並用。

kind-algorithm = 演算法
kind-certificate = 證書
kind-material = 密鑰資料
kind-protocol = 協定
kind-library = 程式庫

detail-primitive = 原語
detail-functions = 用途
detail-key-size = 密鑰或摘要長度
detail-curve = 曲線或群
detail-mode = 模式
detail-padding = 填充
detail-digest = 摘要
detail-oid = 物件識別碼
detail-classical = 強度，位元（傳統電腦）
detail-nist = NIST 強度類別
detail-issuer = 簽發者
detail-serial = 序號
detail-validity = 有效期
detail-public-key = 公鑰
detail-signature = 簽署演算法
detail-fingerprint = SHA-256
detail-usage = 密鑰用途
detail-names = 別名
detail-self-signed = 自簽
detail-format = 格式
detail-size = 長度，位元
detail-protection = 保護
detail-label = 標籤
detail-algorithm = 演算法
detail-suites = 密碼套件
detail-algorithms = 演算法
detail-version = 版本
detail-purl = 套件 URL
detail-pqc = 後量子
detail-unresolved = 未能確定
detail-reference = CBOM 內的參照
detail-detector = 發現者
detail-within = 屬於
yes = 是
no = 否
