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
