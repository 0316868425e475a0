/** The words of «Bài viết có hữu ích?» in Vietnamese. */
export const promptVi = {
  yes: 'Có',
  no: 'Không',
  thanks: 'Cảm ơn anh/chị đã cho biết! Nếu muốn, anh/chị có thể viết thêm vài lời.',
  improve: 'Bài viết cần bổ sung hoặc sửa điều gì? Câu trả lời «Không» đã được ghi nhận và sẽ được gửi kèm.',
  praise: 'Câu trả lời «Có» đã được ghi nhận và sẽ được gửi kèm.',
  more: 'Viết thêm',
  close: 'Đóng',
  closed: 'Cảm ơn anh/chị đã cho biết!',
};

export type PromptWords = typeof promptVi;
